using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.ShowRelations;

/// <summary>A declared relation as a line.</summary>
internal sealed record RelationRow(Guid Id, string Party, RelationKind Kind, string Officer, DateTimeOffset DeclaredAt, bool IsMine);

/// <summary>One's own relations, and for directors those declared in their units.</summary>
internal sealed class ShowRelationsHandler(AppDbContext db, CurrentUser user, IOfficerDirectory officers, IPeopleDirectory people, IEnterpriseDirectory enterprises)
{
    public async Task<IReadOnlyList<RelationRow>> HandleAsync(CancellationToken cancellationToken)
    {
        var account = user.AccountId;
        var all = db.Set<DeclaredRelation>().AsNoTracking().Where(relation => relation.EndedAt == null);
        var own = await all.Where(relation => relation.AccountId == account).ToListAsync(cancellationToken);
        var directed = await all.Within(user.ScopeOf(CasePermissions.DirectMediation)).Where(relation => relation.AccountId != account)
            .OrderByDescending(relation => relation.DeclaredAt).Take(200).ToListAsync(cancellationToken);
        List<DeclaredRelation> rows = [.. own.OrderByDescending(relation => relation.DeclaredAt), .. directed];
        var names = await officers.NamesAsync([.. rows.Select(row => row.AccountId).Distinct()], cancellationToken);
        var cards = await people.CardsAsync([.. rows.Select(row => row.PersonId).OfType<Guid>().Distinct()], cancellationToken);
        var firms = await enterprises.ByIdsAsync([.. rows.Select(row => row.EnterpriseId).OfType<Guid>().Distinct()], cancellationToken);
        return [.. rows.Select(row => new RelationRow(
            row.Id,
            row.PersonId is { } person ? cards.GetValueOrDefault(person)?.MaskedName ?? "" : firms.GetValueOrDefault(row.EnterpriseId!.Value)?.Name ?? "",
            row.Kind, names.GetValueOrDefault(row.AccountId) ?? "", row.DeclaredAt, row.AccountId == account))];
    }
}
