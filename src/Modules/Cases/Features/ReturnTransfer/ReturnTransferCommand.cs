using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ReturnTransfer;

/// <summary>退回: not ours, and why. Within the period only; the request ends with it, and its applicant reads where the matter lies.</summary>
internal sealed record ReturnTransferCommand(Guid TransferId, string? Reason);

internal sealed class ReturnTransferHandler(AppDbContext db, TransferDesk desk, TransferClocks clocks, RequestClocks requests, TimeProvider time)
{
    public async Task HandleAsync(ReturnTransferCommand command, CancellationToken cancellationToken)
    {
        var (transfer, request) = await desk.OpenWithMatterAsync(command.TransferId, cancellationToken);
        if (transfer.IsUndecided && !await clocks.MayReturnAsync(transfer, cancellationToken)) throw new RefusedException(DoorText.TooLateToReturn, "R-FLW-05");
        // A unit that has it already gives it back first: whoever returns it to the sender must not take it out of somebody's hands unseen.
        if (!RequestTransitions.Allows(request.State, RequestStep.Reject)) throw new RefusedException(DoorText.InHandAlready, "R-§1.5");
        transfer.Return(command.Reason, time.GetUtcNow());
        request.Reject(transfer.ReturnReason!, string.Format(DoorText.ReturnedTo, await desk.UnitNameAsync(transfer.SenderPath, cancellationToken)), time.GetUtcNow());
        await clocks.ReturnedAsync(transfer, cancellationToken);
        await requests.CancelAllAsync(request, CasesText.RequestNotTaken, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
