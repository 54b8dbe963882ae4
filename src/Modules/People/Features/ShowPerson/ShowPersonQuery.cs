using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.ShowPerson;

/// <summary>One person, masked, with what was done with the record and who looked.</summary>
internal sealed record ShowPersonQuery(Guid Id);

/// <summary>A record that was merged into this one.</summary>
internal sealed record MergedRecord(PersonCard Card, DateTimeOffset At, string Reason);

/// <summary>What the page shows.</summary>
internal sealed record PersonView(
    PersonCard Card, string? MaskedAddress, DateOnly? BirthDate, bool? IsMigrantWorker, string UnitPath, string UnitName, Guid? MergedIntoId,
    IReadOnlyList<MergedRecord> Merged, IReadOnlyList<JournalEntry> History);

internal sealed class ShowPersonHandler(AppDbContext db, CurrentUser user, PersonRecords records, IUnitDirectory units)
{
    public async Task<PersonView> HandleAsync(ShowPersonQuery query, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().AsNoTracking().Within(user.ScopeOf(PeoplePermissions.See)).FoundAsync(query.Id, cancellationToken);
        var tree = await units.TreeAsync(cancellationToken);
        var merged = await (
            from merge in db.Set<PersonMerge>().AsNoTracking()
            join other in db.Set<Person>().AsNoTracking() on merge.MergedId equals other.Id
            where merge.KeptId == person.Id && merge.UndoneAt == null
            orderby merge.At
            select new { merge.At, merge.Reason, Person = other }).ToListAsync(cancellationToken);
        var history = await db.Set<JournalEntry>().AsNoTracking()
            .Where(entry => (entry.PersonId == person.Id || entry.SubjectId == person.Id) && entry.Kind.StartsWith("People."))
            .OrderByDescending(entry => entry.Number).Take(100).ToListAsync(cancellationToken);
        return new(
            records.Card(person), records.MaskedAddress(person), person.BirthDate, person.IsMigrantWorker, person.UnitPath,
            tree.ByPath(person.UnitPath)?.Name ?? person.UnitPath, person.MergedIntoId,
            [.. merged.Select(row => new MergedRecord(records.Card(row.Person), row.At, row.Reason))], history);
    }
}
