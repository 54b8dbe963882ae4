using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Niangjia.Administration.Domain;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Tables;

namespace Niangjia.Administration;

/// <summary>Few rows pass; many pass with the leave of another person (R-SEC-16). Either way the access log knows (R-SEC-07).</summary>
internal sealed class ExportGate(AppDbContext db, CurrentUser user, LegalParameters parameters, IAccessLog log, TimeProvider clock) : IExportGate
{
    /// <inheritdoc/>
    public async Task<string?> PassAsync(string address, string title, int rows, CancellationToken cancellationToken)
    {
        var passes = rows <= await parameters.WholeAsync("security.export.approvalRows", cancellationToken) || await IsAllowedAsync(address, cancellationToken);
        await log.RecordAsync(AccessKind.Export, passes, $"{title} ({rows}) {address}", cancellationToken);
        return passes ? null : AdministrationUrls.AskForExport(address);
    }

    private Task<bool> IsAllowedAsync(string address, CancellationToken cancellationToken)
    {
        var (account, now) = (user.AccountId, clock.GetUtcNow());
        return db.Set<ExportApproval>().AnyAsync(
            approval => approval.AskedById == account && approval.Address == address && approval.State == ExportState.Approved && approval.Until > now, cancellationToken);
    }
}

/// <summary>Looks up what stands behind the address of an export, for somebody who may have it.</summary>
internal sealed class ExportDesk(IEnumerable<ExportRegistration> exports, IServiceProvider services, CurrentUser user)
{
    /// <summary>What would leave, or null when no export has this address.</summary>
    /// <exception cref="ForbiddenException">Not this user's.</exception>
    public async Task<AskedExport?> FindAsync(string? address, CancellationToken cancellationToken)
    {
        var (path, query) = (address ?? "").Split('?', 2) is [var before, var after] ? (before, "?" + after) : (address, "");
        if (exports.FirstOrDefault(one => one.Url == path) is not { } export) return null;
        if (address!.Length > ExportApproval.LongestAddress) throw new RefusedException(AdministrationText.ExportFilterTooLong, "R-SEC-16");
        if (user.ScopeOf(export.Permission).Paths is not [var unit, ..]) throw new ForbiddenException(export.Permission);
        var table = export.Of(services);
        var rows = await table.CountAsync(new QueryCollection(QueryHelpers.ParseQuery(query)), cancellationToken);
        return new(address, export.ListUrl + query, table.Title, rows, unit);
    }
}
