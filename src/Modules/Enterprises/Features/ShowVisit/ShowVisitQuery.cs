using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Enterprises.Features.ShowVisit;

/// <summary>One visit.</summary>
internal sealed record ShowVisitQuery(Guid VisitId);

/// <summary>What the page shows.</summary>
internal sealed record VisitView(Visit Visit, string Place);

internal sealed class ShowVisitHandler(AppDbContext db, CurrentUser user, IUnitDirectory units)
{
    public async Task<VisitView> HandleAsync(ShowVisitQuery query, CancellationToken cancellationToken)
    {
        var visit = await db.Set<Visit>().AsNoTracking().Within(user.ScopeOf(EnterprisePermissions.Visit)).FoundAsync(query.VisitId, cancellationToken);
        return new(visit, (await units.TreeAsync(cancellationToken)).ByPath(visit.UnitPath)?.Name ?? visit.UnitPath);
    }
}
