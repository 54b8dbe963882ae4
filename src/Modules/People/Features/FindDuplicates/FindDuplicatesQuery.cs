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
        var byName =
            from one in people
            join other in people on new { one.NameKey, one.BirthDate } equals new { other.NameKey, other.BirthDate }
            where one.BirthDate != null && one.Id < other.Id && (one.IdIndex == null || other.IdIndex == null || one.IdIndex == other.IdIndex)
            select new Couple { One = one, Other = other };
        var found = new List<DuplicatePair>();
        await CollectAsync(byId, DuplicateReason.SameIdNumber, found, cancellationToken);
        await CollectSimilarAsync(people, found, cancellationToken);
        await CollectAsync(byName, DuplicateReason.SameNameAndBirthDate, found, cancellationToken);
        return found;
    }

    private async Task CollectAsync(IQueryable<Couple> couples, DuplicateReason reason, List<DuplicatePair> found, CancellationToken cancellationToken)
    {
        var apart = db.Set<DistinctPeople>();
        var rows = await couples
            .Where(pair => !apart.Any(known => (known.OneId == pair.One.Id && known.OtherId == pair.Other.Id) || (known.OneId == pair.Other.Id && known.OtherId == pair.One.Id)))
            .OrderByDescending(pair => pair.Other.Id).Take(Most + found.Count).ToListAsync(cancellationToken);
        found.AddRange(rows.Where(pair => !Holds(found, pair.One.Id, pair.Other.Id)).Take(Most).Select(pair => new DuplicatePair(records.Card(pair.One), records.Card(pair.Other), reason)));
    }

    /// <summary>
    /// A phone that a firm gives to all its people makes thousands of couples, of whom hardly any have similar names; and that the database cannot tell. So the
    /// people are read and not the couples.
    /// </summary>
    private async Task CollectSimilarAsync(IQueryable<Person> people, List<DuplicatePair> found, CancellationToken cancellationToken)
    {
        var sharing = await people.Where(one => one.MobileIndex != null && people.Any(other => other.MobileIndex == one.MobileIndex && other.Id != one.Id))
            .OrderBy(one => one.Id).Select(one => new { one.Id, one.MobileIndex, one.NameKey, one.IdIndex }).ToListAsync(cancellationToken);
        var ids = sharing.Select(one => one.Id).ToList();
        var apart = (await db.Set<DistinctPeople>().Where(known => ids.Contains(known.OneId)).Select(known => new { known.OneId, known.OtherId }).ToListAsync(cancellationToken))
            .SelectMany(known => new[] { (known.OneId, known.OtherId), (known.OtherId, known.OneId) }).ToHashSet();
        var couples =
            (from same in sharing.GroupBy(one => one.MobileIndex)
             from pair in same.SelectMany((one, at) => same.Skip(at + 1), (one, other) => (One: one, Other: other))
                 // Two id numbers are two people, whatever else fits.
             where PersonName.KeysAreSimilar(pair.One.NameKey, pair.Other.NameKey) && (pair.One.IdIndex is null || pair.Other.IdIndex is null || pair.One.IdIndex == pair.Other.IdIndex)
             where !apart.Contains((pair.One.Id, pair.Other.Id)) && !Holds(found, pair.One.Id, pair.Other.Id)
             orderby pair.Other.Id descending
             select (One: pair.One.Id, Other: pair.Other.Id)).Take(Most).ToList();
        var wanted = couples.SelectMany(pair => new[] { pair.One, pair.Other }).ToHashSet();
        var cards = await db.Set<Person>().AsNoTracking().Where(person => wanted.Contains(person.Id)).ToDictionaryAsync(person => person.Id, records.Card, cancellationToken);
        found.AddRange(couples.Select(pair => new DuplicatePair(cards[pair.One], cards[pair.Other], DuplicateReason.SameMobileSimilarName)));
    }

    private static bool Holds(List<DuplicatePair> found, Guid one, Guid other) => found.Any(known => known.Older.Id == one && known.Newer.Id == other);

    private sealed class Couple
    {
        public required Person One { get; init; }
        public required Person Other { get; init; }
    }
}
