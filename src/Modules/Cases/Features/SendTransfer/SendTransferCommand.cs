using Niangjia.Cases.Intake;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Features.SendTransfer;

/// <summary>Another organisation sends a matter over by itself: it comes in now, in its own name, and is answered by the district.</summary>
internal sealed record SendTransferCommand(string? SenderNumber, TransferKind? Kind, TransferAsk? Ask, TypedRequest Request, DateOnly? LetterOn = null, DateOnly? AnswerBy = null);

/// <summary>What its sender learns.</summary>
internal sealed record SentTransfer(Guid Id, string Number);

internal sealed class SendTransferHandler(TransferIntake intake, IUnitDirectory units, CurrentUser user, TimeProvider time)
{
    public async Task<SentTransfer> HandleAsync(SendTransferCommand command, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        if (user.UnitsOf(CasePermissions.SendTransfers).Select(tree.ByPath).FirstOrDefault(unit => unit is { Kind: UnitKind.PartnerDepartment, IsClosed: false }) is not { } sender)
            throw new ForbiddenException(CasePermissions.SendTransfers);
        // Whom a worker's record belongs to is found here by what was told, never chosen by another organisation.
        if (command.Request.PersonId is not null) throw new RefusedException(DoorText.NoPersonFromOutside, "R-PRI-13", "Request.PersonId");
        var kind = command.Kind ?? KindOf(sender) ?? throw new RefusedException(DoorText.KindNeeded, "R-§1.1", nameof(command.Kind));
        if (command.Ask is not { } ask) throw new RefusedException(DoorText.AskNeeded, "R-FLW-05", nameof(command.Ask));
        var taken = await intake.TakeAsync(
            new(kind, ask, sender.Path, command.SenderNumber ?? "", command.LetterOn, ChinaTime.Today(time), command.AnswerBy), command.Request, tree.District.Path, user.AccountId, cancellationToken, bySender: true);
        return new(taken.Id, taken.Number);
    }

    private static TransferKind? KindOf(UnitInfo sender) => sender.Field switch
    {
        nameof(Competence.Court) => TransferKind.Court,
        nameof(Competence.Arbitration) => TransferKind.Arbitration,
        nameof(Competence.Petitions) => TransferKind.Petition,
        _ => null,
    };
}
