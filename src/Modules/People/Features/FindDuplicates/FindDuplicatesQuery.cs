using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.FindDuplicates;

/// <summary>Why two records may be one person, surest first.</summary>
internal enum DuplicateReason
{
    SameIdNumber,
    SameMobileSimilarName,
    SameNameAndBirthDate,
}

/// <summary>Pairs of records that may be one person.</summary>
internal sealed record FindDuplicatesQuery;

/// <summary>Two records; the older one is kept by default.</summary>
internal sealed record DuplicatePair(PersonCard Older, PersonCard Newer, DuplicateReason Reason);

internal sealed class FindDuplicatesHandler(AppDbContext db, CurrentUser user, PersonRecords records)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<DuplicatePair>> HandleAsync(FindDuplicatesQuery query, CancellationToken cancellationToken)
    {
        var people = db.Set<Person>().AsNoTracking().Where(person => person.MergedIntoId == null).Within(user.ScopeOf(PeoplePermissions.Merge));
        var byId =
            from one in people
            join other in people on one.IdIndex equals other.IdIndex
            where one.IdIndex != null && one.Id < other.Id
            select new Couple { One = one, Other = other };
        var byMobile =
            from one in people
            join other in people on one.MobileIndex equals other.MobileIndex
            where one.MobileIndex != null && one.Id < other.Id
            select new Couple { One = one, Other = other };
        var byName =
            from one in people
            join other in people on new { one.NameKey, one.BirthDate } equals new { other.NameKey, other.BirthDate }
            where one.BirthDate != null && one.Id < other.Id
            select new Couple { One = one, Other = other };
        var found = new List<DuplicatePair>();
        await CollectAsync(byId, DuplicateReason.SameIdNumber, found, cancellationToken);
        await CollectAsync(byMobile, DuplicateReason.SameMobileSimilarName, found, cancellationToken);
        await CollectAsync(byName, DuplicateReason.SameNameAndBirthDate, found, cancellationToken);
        return found;
    }

    private async Task CollectAsync(IQueryable<Couple> couples, DuplicateReason reason, List<DuplicatePair> found, CancellationToken cancellationToken)
    {
        var apart = db.Set<DistinctPeople>();
        var rows = await couples
            .Where(pair => !apart.Any(known => (known.OneId == pair.One.Id && known.OtherId == pair.Other.Id) || (known.OneId == pair.Other.Id && known.OtherId == pair.One.Id)))
            .OrderByDescending(pair => pair.Other.Id).Take(Most).ToListAsync(cancellationToken);
        foreach (var pair in rows)
        {
            if (found.Any(known => known.Older.Id == pair.One.Id && known.Newer.Id == pair.Other.Id)) continue;
            if (reason == DuplicateReason.SameMobileSimilarName && !PersonName.AreSimilar(pair.One.Name, pair.Other.Name)) continue;
            // Two id numbers are two people, whatever else fits.
            if (pair.One.IdIndex is not null && pair.Other.IdIndex is not null && pair.One.IdIndex != pair.Other.IdIndex) continue;
            found.Add(new(records.Card(pair.One), records.Card(pair.Other), reason));
        }
    }

    private sealed class Couple
    {
        public required Person One { get; init; }
        public required Person Other { get; init; }
    }
}
