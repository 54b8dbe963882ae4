using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Search;
using Niangjia.People.Answers;
using Niangjia.People.Domain;

namespace Niangjia.People.Features.FindPeople;

/// <summary>People of the user's units: all, by name, or by exactly this mobile or id number.</summary>
internal sealed record FindPeopleQuery(string? Text, string? Unit, string? After);

/// <summary>One line of the list.</summary>
internal sealed record PersonRow(PersonCard Card, string UnitName);

internal sealed class FindPeopleHandler(AppDbContext db, CurrentUser user, PersonRecords records, IUnitDirectory units, SearchIndex search)
{
    private const int Size = 50;

    public async Task<PageOf<PersonRow>> HandleAsync(FindPeopleQuery query, CancellationToken cancellationToken)
    {
        var scope = user.ScopeOf(PeoplePermissions.See);
        var tree = await units.TreeAsync(cancellationToken);
        PersonRow Row(Person person) => new(records.Card(person), tree.ByPath(person.UnitPath)?.Name ?? person.UnitPath);
        if (records.ReadNumber(query.Text) is (var id, var mobile) && (id ?? mobile) is not null)
        {
            var exact = await records.ExactAsync(id, mobile, cancellationToken);
            return new([.. exact.Where(person => scope.Covers(person.UnitPath)).Select(Row)], null, true);
        }
        var rows = db.Set<Person>().AsNoTracking().Where(person => person.MergedIntoId == null)
            .Within(query.Unit is { Length: > 1 } path && path[^1] == '/' ? scope.NarrowedTo(path) : scope);
        if (search.Ids(PersonRecords.Kind, query.Text) is { } ids) rows = rows.Where(person => ids.Contains(person.Id));
        var page = await rows.PageAsync(person => person.Name, person => person.Id, query.After, Size, false, cancellationToken);
        return new([.. page.Items.Select(Row)], page.Next, page.IsFirst);
    }
}
