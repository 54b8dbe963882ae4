using Niangjia.Administration.Domain;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Administration.Features.DecideExport;

/// <summary>Allows or refuses what another person asked to take away (R-SEC-16).</summary>
internal sealed record DecideExportCommand(Guid ApprovalId, bool Approve, string? Answer);

internal sealed class DecideExportHandler(AppDbContext db, CurrentUser user, LegalParameters parameters, WorkCalendars calendars, TimeProvider clock)
{
    public async Task HandleAsync(DecideExportCommand command, CancellationToken cancellationToken)
    {
        var approval = await db.Set<ExportApproval>().FoundAsync(command.ApprovalId, cancellationToken);
        user.Demand(AdministrationPermissions.DecideExports, approval.UnitPath);
        var now = clock.GetUtcNow();
        var until = (await calendars.CurrentAsync(cancellationToken)).Add(now, await parameters.PeriodAsync("security.export.expires", cancellationToken)).Moment;
        approval.Decide(command.Approve, user.AccountId ?? throw new ForbiddenException(AdministrationPermissions.DecideExports), user.Name, command.Answer, until, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
