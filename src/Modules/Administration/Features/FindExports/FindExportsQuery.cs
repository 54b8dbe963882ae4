using Niangjia.Administration.Domain;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Microsoft.EntityFrameworkCore;

namespace Niangjia.Administration.Features.FindExports;

/// <summary>Exports that were asked for: the user's own, or those of others that the user may decide.</summary>
internal sealed class FindExportsHandler(AppDbContext db, CurrentUser user)
{
    public Task<PageOf<ExportApproval>> HandleAsync(bool mine, string? after, CancellationToken cancellationToken)
    {
        var account = user.AccountId;
        var all = db.Set<ExportApproval>().AsNoTracking();
        var rows = mine ? all.Where(approval => approval.AskedById == account) : all.Within(user.ScopeOf(AdministrationPermissions.DecideExports)).Where(approval => approval.AskedById != account);
        return rows.PageAsync(approval => approval.AskedAt, approval => approval.Id, after, 30, true, cancellationToken);
    }
}
