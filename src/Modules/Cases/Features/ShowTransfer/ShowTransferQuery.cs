using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Cases.Features.SendTransfer;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Features.ShowTransfer;

/// <summary>A transfer for staff.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Sender">Name of the sender.</param>
/// <param name="Office">Name of the unit that answers.</param>
/// <param name="Request">The request, where the user may see it.</param>
/// <param name="Clocks">What is owed.</param>
/// <param name="Replies">What the sender was told, where the user may see the request.</param>
/// <param name="Papers">Papers of the answers, where the user may see the request.</param>
/// <param name="MayAct">Whether the user may take it on; return it and answer only where the user may see the request.</param>
/// <param name="MayReturn">Whether it can still go back.</param>
/// <param name="HasResult">Whether it can be answered for good.</param>
internal sealed record TransferView(
    Transfer Transfer, string Sender, string Office, WorkerRequest? Request, IReadOnlyList<Clock> Clocks, IReadOnlyList<TransferReply> Replies, IReadOnlyList<Attachment> Papers, bool MayAct, bool MayReturn, bool HasResult);

internal sealed class ShowTransferHandler(TransferDesk desk, TransferClocks clocks, IUnitDirectory units, Attachments attachments, CurrentUser user)
{
    public async Task<TransferView> HandleAsync(Guid transferId, CancellationToken cancellationToken)
    {
        var transfer = await desk.Seen().AsNoTracking().FoundAsync(transferId, cancellationToken);
        var id = transfer.RequestId;
        var request = await desk.Requests().SingleOrDefaultAsync(found => found.Id == id, cancellationToken);
        var tree = await units.TreeAsync(cancellationToken);
        var mayAct = TransferDesk.MayAct(transfer, request?.HandlerPath ?? transfer.UnitPath, user);
        return new(
            transfer, tree.ByPath(transfer.SenderPath)?.Name ?? "", tree.ByPath(transfer.UnitPath)?.Name ?? "", request, await clocks.OfAsync(transferId, cancellationToken),
            request is null ? [] : transfer.Replies, request is null ? [] : await attachments.ListAsync(transferId, true, cancellationToken), mayAct,
            mayAct && await clocks.MayReturnAsync(transfer, cancellationToken) && request is not null && RequestTransitions.Allows(request.State, RequestStep.Reject),
            request is not null && await desk.HasResultAsync(request, cancellationToken));
    }
}

/// <summary>The transfer of a request, for its page; null when it came another way.</summary>
internal sealed class ShowTransferOfHandler(TransferDesk desk, ShowTransferHandler show, CurrentUser user)
{
    public async Task<TransferView?> HandleAsync(Guid requestId, CancellationToken cancellationToken)
    {
        if (!user.Can(CasePermissions.Transfers)) return null;
        var id = await desk.Seen().Where(transfer => transfer.RequestId == requestId).Select(transfer => (Guid?)transfer.Id).SingleOrDefaultAsync(cancellationToken);
        return id is { } found ? await show.HandleAsync(found, cancellationToken) : null;
    }
}

/// <summary>Papers of an answer: for staff, and for the sender's own programs.</summary>
internal static class TransferFileEndpoint
{
    internal static async Task<IResult> SendAsync(Guid transferId, Guid fileId, TransferDesk desk, Attachments attachments, FileStore store, CancellationToken cancellationToken)
    {
        var requestId = (await desk.Seen().AsNoTracking().FoundAsync(transferId, cancellationToken)).RequestId;
        await desk.Requests().FoundAsync(requestId, cancellationToken);
        return FileDownload.Send(store, (await attachments.FindAsync(transferId, fileId, cancellationToken)).File);
    }

    internal static async Task<IResult> SendToSenderAsync(Guid transferId, Guid fileId, AppDbContext db, CurrentUser user, Attachments attachments, FileStore store, CancellationToken cancellationToken)
    {
        await db.SentBy(user).FoundAsync(transferId, cancellationToken);
        return FileDownload.Send(store, (await attachments.FindAsync(transferId, fileId, cancellationToken)).File);
    }
}
