using Niangjia.Administration.Domain;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Administration.Features.AskForExport;

/// <summary>Asks for leave to take away a list of many rows (R-SEC-16).</summary>
internal sealed record AskForExportCommand(string? Address, string? Reason);

internal sealed class AskForExportHandler(AppDbContext db, CurrentUser user, ExportDesk exports, TimeProvider clock)
{
    public async Task<Guid> HandleAsync(AskForExportCommand command, CancellationToken cancellationToken)
    {
        var account = user.AccountId ?? throw new ForbiddenException(AdministrationPermissions.AskForExport);
        var asked = await exports.FindAsync(command.Address, cancellationToken) ?? throw new NotFoundException();
        var approval = ExportApproval.Ask(asked, account, user.Name, command.Reason, clock.GetUtcNow());
        db.Add(approval);
        await db.SaveChangesAsync(cancellationToken);
        return approval.Id;
    }
}
