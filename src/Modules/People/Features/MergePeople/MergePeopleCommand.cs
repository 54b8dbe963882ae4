using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.MergePeople;

/// <summary>
/// Says that two records are one person. Both rows stay; the merged one points to the kept one. What the kept record does not
/// know it takes over; of what both know, <paramref name="Take"/> names the facts to take from the merged record.
/// </summary>
internal sealed record MergePeopleCommand(Guid KeptId, Guid MergedId, IReadOnlyCollection<string> Take, string Reason);

internal sealed class MergePeopleHandler(AppDbContext db, CurrentUser user, PersonRecords records, ISealer sealer, TimeProvider clock)
{
    public const int ReasonLength = 200;

    public async Task HandleAsync(MergePeopleCommand command, CancellationToken cancellationToken)
    {
        var kept = await db.Set<Person>().FoundAsync(command.KeptId, cancellationToken);
        var merged = await db.Set<Person>().FoundAsync(command.MergedId, cancellationToken);
        user.Demand(PeoplePermissions.Merge, kept.UnitPath);
        user.Demand(PeoplePermissions.Merge, merged.UnitPath);
        var reason = TypedText.OneLine(command.Reason);
        if (reason.Length is < 4 or > ReasonLength) throw new RefusedException(string.Format(PeopleText.MergeReason, ReasonLength), null, "Reason");
        if (kept.Id == merged.Id || kept.MergedIntoId is not null) throw new RefusedException(PeopleText.AlreadyMerged);
        var (ours, theirs) = (kept.Facts(sealer), merged.Facts(sealer));
        if (ours.IdNumber is { } own && theirs.IdNumber is { } other && own.Value != other.Value)
            throw new RefusedException(PeopleText.MergeOtherId, "R-COD-02");
        var merge = new PersonMerge(Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow(), kept, merged, reason, sealer);
        merged.MergeInto(kept.Id, reason);
        kept.Change(Together(ours, theirs, command.Take), sealer, reason);
        merge.Taken(kept, sealer);
        await records.ChangedAsync(kept, cancellationToken);
        db.Add(merge);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static PersonFacts Together(PersonFacts ours, PersonFacts theirs, IReadOnlyCollection<string> take)
    {
        T Chosen<T>(string fact, T own, T other) => other is not null && (own is null || take.Contains(fact)) ? other : own;
        var id = ours.IdNumber ?? theirs.IdNumber;
        return new(
            Chosen(nameof(PersonFacts.Name), ours.Name, theirs.Name),
            Chosen(nameof(PersonFacts.Mobile), ours.Mobile, theirs.Mobile),
            id,
            Chosen(nameof(PersonFacts.Address), ours.Address, theirs.Address),
            id?.Sex ?? Chosen(nameof(PersonFacts.Sex), ours.Sex, theirs.Sex),
            id?.BirthDate ?? Chosen(nameof(PersonFacts.BirthDate), ours.BirthDate, theirs.BirthDate),
            Chosen(nameof(PersonFacts.IsMigrantWorker), ours.IsMigrantWorker, theirs.IsMigrantWorker));
    }
}

/// <summary>Takes a merge back: both records are as before it, except for what was changed since.</summary>
internal sealed record UndoMergeCommand(Guid MergedId, string Reason);

internal sealed class UndoMergeHandler(AppDbContext db, CurrentUser user, PersonRecords records, ISealer sealer, TimeProvider clock)
{
    public async Task HandleAsync(UndoMergeCommand command, CancellationToken cancellationToken)
    {
        var merged = await db.Set<Person>().FoundAsync(command.MergedId, cancellationToken);
        user.Demand(PeoplePermissions.Merge, merged.UnitPath);
        var merge = await db.Set<PersonMerge>().Where(row => row.MergedId == merged.Id && row.UndoneAt == null).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RefusedException(PeopleText.NotMerged);
        var kept = await db.Set<Person>().FoundAsync(merge.KeptId, cancellationToken);
        user.Demand(PeoplePermissions.Merge, kept.UnitPath);
        var reason = TypedText.OneLine(command.Reason);
        if (reason.Length is < 4 or > MergePeopleHandler.ReasonLength)
            throw new RefusedException(string.Format(PeopleText.MergeReason, MergePeopleHandler.ReasonLength), null, "Reason");
        merged.Separate(reason);
        var restored = records.Read(merge.Undo(kept.Facts(sealer), clock.GetUtcNow(), sealer));
        kept.Restore(restored, sealer, reason);
        await records.ChangedAsync(kept, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
