using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.ComparePeople;

/// <summary>Two records fact by fact, masked.</summary>
internal sealed record ComparePeopleQuery(Guid KeptId, Guid MergedId);

/// <summary>One fact of both; <see cref="CanChoose"/> when both know it and differ.</summary>
internal sealed record ComparedFact(string Name, string? Kept, string? Merged, bool CanChoose, bool Differs);

/// <summary>Both names and all facts.</summary>
internal sealed record Comparison(string KeptName, string MergedName, IReadOnlyList<ComparedFact> Facts);

internal sealed class ComparePeopleHandler(AppDbContext db, CurrentUser user, ISealer sealer)
{
    public async Task<Comparison> HandleAsync(ComparePeopleQuery query, CancellationToken cancellationToken)
    {
        var kept = await FindAsync(query.KeptId, cancellationToken);
        var merged = await FindAsync(query.MergedId, cancellationToken);
        var (ours, theirs) = (kept.Facts(sealer), merged.Facts(sealer));
        // Whether they differ is told of the values themselves: two numbers may look alike when masked.
        ComparedFact Fact(string name, object? own, object? other, string? shownOwn, string? shownOther, bool free = true) =>
            new(name, Empty(shownOwn), Empty(shownOther), free && own is not null && other is not null && !own.Equals(other), !Equals(own, other));
        return new(kept.Name, merged.Name,
        [
            Fact(nameof(Person.Name), ours.Name, theirs.Name, ours.Name, theirs.Name),
            Fact(nameof(Person.Mobile), ours.Mobile, theirs.Mobile, ours.Mobile?.ToString(), theirs.Mobile?.ToString()),
            Fact(nameof(Person.IdNumber), ours.IdNumber, theirs.IdNumber, ours.IdNumber?.ToString(), theirs.IdNumber?.ToString(), false),
            Fact(nameof(Person.Address), ours.Address, theirs.Address, Masked.Address(ours.Address), Masked.Address(theirs.Address)),
            Fact(nameof(Person.Sex), ours.Sex, theirs.Sex, ours.Sex?.Title(), theirs.Sex?.Title(), ours.IdNumber is null),
            Fact(nameof(Person.BirthDate), ours.BirthDate, theirs.BirthDate, $"{ours.BirthDate:yyyy-MM-dd}", $"{theirs.BirthDate:yyyy-MM-dd}", ours.IdNumber is null),
            Fact(nameof(Person.IsMigrantWorker), ours.IsMigrantWorker, theirs.IsMigrantWorker, PersonWords.YesNo(ours.IsMigrantWorker), PersonWords.YesNo(theirs.IsMigrantWorker)),
        ]);
    }

    private async Task<Person> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().AsNoTracking().Where(row => row.MergedIntoId == null).FoundAsync(id, cancellationToken);
        return user.Can(PeoplePermissions.Merge, person.UnitPath) ? person : throw new NotFoundException();
    }

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
