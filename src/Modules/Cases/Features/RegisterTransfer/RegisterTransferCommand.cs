using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Features.RegisterTransfer;

/// <summary>Staff write down what came by letter, fax or another platform: who sends it under which number, what it asks by when, and the matter.</summary>
/// <param name="SenderId">The organisation, a partner department.</param>
/// <param name="SenderNumber">Its own number; one number of a sender is taken in once.</param>
/// <param name="Kind">Who sends.</param>
/// <param name="Ask">What it asks.</param>
/// <param name="Request">The matter.</param>
/// <param name="LetterOn">Date of the letter.</param>
/// <param name="ReceivedOn">When it came; today unless told.</param>
/// <param name="AnswerBy">The day the sender sets.</param>
internal sealed record RegisterTransferCommand(
    Guid? SenderId, string? SenderNumber, TransferKind? Kind, TransferAsk? Ask, TypedRequest Request, DateOnly? LetterOn = null, DateOnly? ReceivedOn = null, DateOnly? AnswerBy = null);

internal sealed class RegisterTransferHandler(TransferIntake intake, TransferDesk desk, RequestDesk units, CurrentUser user, TimeProvider time)
{
    public async Task<TakenTransfer> HandleAsync(RegisterTransferCommand command, CancellationToken cancellationToken)
    {
        if (!user.Can(CasePermissions.Transfers)) throw new ForbiddenException(CasePermissions.Transfers);
        if (command.SenderId is null) throw new RefusedException(DoorText.SenderNeeded, "R-FLW-05", nameof(command.SenderId));
        var sender = await SenderAsync(command.SenderId, cancellationToken);
        if (command.Kind is not { } kind) throw new RefusedException(DoorText.KindNeeded, "R-§1.1", nameof(command.Kind));
        if (command.Ask is not { } ask) throw new RefusedException(DoorText.AskNeeded, "R-FLW-05", nameof(command.Ask));
        return await intake.TakeAsync(
            new(kind, ask, sender.Path, command.SenderNumber ?? "", command.LetterOn, command.ReceivedOn ?? ChinaTime.Today(time), command.AnswerBy),
            command.Request, await desk.OfficeAsync(cancellationToken), user.AccountId, cancellationToken);
    }

    private async Task<UnitInfo> SenderAsync(Guid? id, CancellationToken cancellationToken)
    {
        try
        {
            return await units.UnitAsync(id, cancellationToken) is { Kind: UnitKind.PartnerDepartment } sender ? sender : throw new RefusedException(CasesText.NotADepartment, "R-FLW-05", "SenderId");
        }
        catch (RefusedException refused) when (refused.Field != "SenderId")
        {
            throw new RefusedException(refused.Message, refused.RuleId, "SenderId");
        }
    }
}
