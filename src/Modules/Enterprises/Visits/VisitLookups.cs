using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Ui;

namespace Niangjia.Enterprises.Visits;

/// <summary>An enterprise that can be chosen without a signal, and how many work there as far as the register knows.</summary>
internal sealed record KnownEnterprise(Guid Id, string Name, int? Headcount);

/// <summary>What comes with the form, so that it can be filled in where nothing can be looked up.</summary>
internal sealed class VisitLookups(AppDbContext db, IUnitDirectory units, CurrentUser user)
{
    // What fits on a phone's page; others are found by their whole name when the visit arrives.
    private const int Most = 500;

    /// <summary>Enterprises of one's own units.</summary>
    public async Task<IReadOnlyList<KnownEnterprise>> EnterprisesAsync(CancellationToken cancellationToken) =>
        await db.Set<Enterprise>().AsNoTracking().Within(user.ScopeOf(EnterprisePermissions.Visit)).Where(one => one.Status != EnterpriseStatus.Deregistered)
            .OrderBy(one => one.Name).Take(Most).Select(one => new KnownEnterprise(one.Id, one.Name, one.Headcount)).ToListAsync(cancellationToken);

    /// <summary>Where an enterprise that is not on the register may lie.</summary>
    public async Task<IReadOnlyList<Choice>> PlacesAsync(CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        return [.. PlaceChoices.Of(tree, user.ScopeOf(EnterprisePermissions.Visit)).Select(choice => choice with { Value = tree.ByPath(choice.Value)!.Id.ToString() })];
    }
}
