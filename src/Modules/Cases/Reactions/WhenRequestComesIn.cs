using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Matters;
using Niangjia.Cases.Matters;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Reactions;

/// <summary>Looks whether others have reported the same, as soon as a request is registered.</summary>
internal sealed class WhenRequestComesIn(AppDbContext db, MatterFinder finder, TimeProvider time) : IReactionToMany<RequestRegistered>
{
    public Task ReactAsync(RequestRegistered happened, JournalEntry entry, CancellationToken cancellationToken) => ReactAsync([new(happened, entry)], cancellationToken);

    public async Task ReactAsync(IReadOnlyList<Happening<RequestRegistered>> happenings, CancellationToken cancellationToken)
    {
        await finder.PlaceAsync([.. happenings.Select(one => one.Event.RequestId)], time.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Tells the street, and from ten people on the district too, that several people report the same: at three, six, twelve … of them.</summary>
internal sealed class WhenMatterGrows(AppDbContext db, Recipients recipients, CaseNotices notices, LegalParameters parameters) : IReaction<SharedMatterGrew>
{
    public async Task ReactAsync(SharedMatterGrew happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var (from, many) = (await parameters.WholeAsync("matter.tellFrom", cancellationToken), await parameters.WholeAsync("triage.collectivePersons", cancellationToken));
        if (!IsDoubling(happened.Count, from) && happened.Count != many) return;
        var matter = await db.Set<SharedMatter>().AsNoTracking().Where(row => row.Id == happened.MatterId).Select(row => new { row.Name, row.UnitPath }).SingleAsync(cancellationToken);
        var to = await recipients.InUnitAsync(matter.UnitPath, CasePermissions.Triage, cancellationToken);
        if (happened.Count >= many) to = [.. to, .. (await recipients.SuperiorsAsync(matter.UnitPath, cancellationToken)).People];
        var said = new Said(NoticeKind.SharedMatter, NoticeTone.Warn, () => string.Format(TriageText.MatterGrew, happened.Count, matter.Name), Url: CaseUrls.SharedMatter(happened.MatterId));
        await notices.TellAsync(entry, happened.MatterId, matter.UnitPath, said, to.Distinct(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsDoubling(int count, int from)
    {
        while (from < count) from *= 2;
        return from == count;
    }
}
