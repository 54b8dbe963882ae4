using Niangjia.Administration.Domain;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Tables;
using Microsoft.EntityFrameworkCore;

namespace Niangjia.Administration.Features.ShowExport;

/// <summary>An export that was asked for: its unit sees it, its asker takes it, somebody above decides.</summary>
/// <param name="Approval">What was asked for.</param>
/// <param name="ListAddress">The list with the same filter; null for whoever decides without reading such lists.</param>
/// <param name="MayTake">Whether the user may take it away now.</param>
/// <param name="MayDecide">Whether the user may decide.</param>
internal sealed record ExportView(ExportApproval Approval, string? ListAddress, bool MayTake, bool MayDecide);

internal sealed class ShowExportHandler(AppDbContext db, CurrentUser user, IEnumerable<ExportRegistration> exports, TimeProvider clock)
{
    public async Task<ExportView> HandleAsync(Guid approvalId, CancellationToken cancellationToken)
    {
        var approval = await db.Set<ExportApproval>().AsNoTracking().FoundAsync(approvalId, cancellationToken);
        var (mine, decides) = (approval.AskedById == user.AccountId, user.Can(AdministrationPermissions.DecideExports, approval.UnitPath));
        if (!mine && !decides && !user.Can(AdministrationPermissions.AskForExport, approval.UnitPath)) throw new NotFoundException();
        var parts = approval.Address.Split('?', 2);
        var export = exports.First(export => export.Url == parts[0]);
        var list = user.Can(export.Permission) ? export.ListUrl + (parts.Length > 1 ? "?" + parts[1] : "") : null;
        return new(approval, list, mine && approval.IsGoodAt(clock.GetUtcNow()), decides && !mine && approval.State == ExportState.Asked);
    }
}
