using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.NameCoHandler;

/// <summary>Names who helps for a unit (R-ESC-03): by whoever handles the request, or sends things on in the unit that helps.</summary>
internal sealed record NameCoHandlerCommand(Guid RequestId, int Order, Guid? OfficerId);

internal sealed class NameCoHandlerHandler(AppDbContext db, CurrentUser user, RequestDesk desk, RequestOfficers officers)
{
    public async Task HandleAsync(NameCoHandlerCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenForHelpAsync(command.RequestId, cancellationToken);
        if (request.CoHandlers.FirstOrDefault(handling => handling.Order == command.Order) is not { } helper) throw new RefusedException(HandlingText.HelperUnknown, "R-ESC-03", "Helper");
        if (!RequestDesk.MayNameHelper(request, helper, user)) throw new ForbiddenException(CasePermissions.Dispatch);
        var unit = await officers.OfUnitAsync(helper.UnitPath, cancellationToken);
        if (command.OfficerId is not { } id || unit.All(officer => officer.AccountId != id)) throw new RefusedException(CasesText.ChooseOfficer, "R-ESC-03", "Helper");
        request.NameCoHandler(helper.Order, id, await officers.ConflictsAsync(id, request, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
