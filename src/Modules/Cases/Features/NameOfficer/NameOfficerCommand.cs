using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.NameOfficer;

/// <summary>Names the officer in charge within the unit that has the request; a declared relation blocks, and only who directs the unit sets it aside (R-CAS-08).</summary>
internal sealed record NameOfficerCommand(Guid RequestId, Guid? OfficerId, string? OverrideReason);

internal sealed class NameOfficerHandler(AppDbContext db, CurrentUser user, RequestDesk desk, RequestOfficers officers)
{
    public async Task HandleAsync(NameOfficerCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Dispatch, cancellationToken);
        var unit = await officers.OfUnitAsync(request.HandlerPath, cancellationToken);
        if (command.OfficerId is not { } id || unit.All(officer => officer.AccountId != id)) throw new RefusedException(CasesText.ChooseOfficer, "R-§1.5", "OfficerId");
        request.NameOfficer(id, await officers.ConflictsAsync(id, request, cancellationToken), command.OverrideReason, user.Can(CasePermissions.DirectMediation, request.HandlerPath));
        await db.SaveChangesAsync(cancellationToken);
    }
}
