using Microsoft.AspNetCore.Http;
using Niangjia.Cases.Features.AcceptMessages;
using Niangjia.Cases.Features.AcceptTransfer;
using Niangjia.Cases.Features.ChangeMessages;
using Niangjia.Cases.Features.DropMessages;
using Niangjia.Cases.Features.FindMails;
using Niangjia.Cases.Features.FindTransfers;
using Niangjia.Cases.Features.MapMessageColumns;
using Niangjia.Cases.Features.RegisterTransfer;
using Niangjia.Cases.Features.ReopenMessages;
using Niangjia.Cases.Features.ReplyToSender;
using Niangjia.Cases.Features.ReturnTransfer;
using Niangjia.Cases.Features.ReviewMessages;
using Niangjia.Cases.Features.SendTransfer;
using Niangjia.Cases.Features.ShowMessage;
using Niangjia.Cases.Features.ShowTransfer;
using Niangjia.Cases.Features.UploadMessages;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Api;

namespace Niangjia.Cases;

/// <summary>A transfer for staff.</summary>
internal sealed record TransferAnswer(
    Guid Id, Guid RequestId, TransferKind Kind, TransferAsk Ask, string SenderPath, string SenderNumber, DateOnly? LetterOn, DateOnly ReceivedOn, DateOnly? AnswerBy, string UnitPath, TransferState State,
    string? ReturnReason, IReadOnlyList<SentReply> Replies, IReadOnlyList<SentPaper> Papers, IReadOnlyList<ClockAnswer> Clocks)
{
    public static TransferAnswer Of(TransferView view)
    {
        var one = view.Transfer;
        return new(
            one.Id, one.RequestId, one.Kind, one.Ask, one.SenderPath, one.SenderNumber, one.LetterOn, one.ReceivedOn, one.AnswerBy, one.UnitPath, one.State, one.ReturnReason,
            [.. view.Replies.Select(reply => new SentReply(reply.On, reply.Text, reply.IsFinal))], [.. view.Papers.Select(paper => new SentPaper(paper.Id, paper.Name, paper.Length))], ClockAnswer.Of(view.Clocks));
    }
}

/// <summary>How many were changed.</summary>
internal sealed record ChangedCount(int Count);

/// <summary>What programs may do at the other doors: matters sent over, files of messages, letters.</summary>
internal static class DoorsApi
{
    public static void Map(ApiRoutes api)
    {
        api.Command<SendTransferCommand, SendTransferHandler>("sent-transfers", CasePermissions.SendTransfers, "Send a matter over, as another organisation, under its own number", (SentTransfer sent) => sent);
        api.Query<FindSentTransfersHandler>("sent-transfers", CasePermissions.SendTransfers, "What my department has sent over");
        api.Query<ShowSentTransferHandler>("sent-transfers/{transferId:guid}", CasePermissions.SendTransfers, "One of them: where it stands and what was answered");
        api.File("GET", "sent-transfers/{transferId:guid}/files/{fileId:guid}", CasePermissions.SendTransfers, "A paper of the answer", TransferFileEndpoint.SendToSenderAsync);
        api.Query<FindTransfersHandler>("transfers", CasePermissions.Transfers, "Matters that other organisations sent over");
        api.Command<RegisterTransferCommand, RegisterTransferHandler>("transfers", CasePermissions.Transfers, "Register what another organisation sent over", (TakenTransfer taken) => taken);
        api.Query<ShowTransferHandler>("transfers/{transferId:guid}", CasePermissions.Transfers, "One of them with its clocks and answers", (TransferView view) => TransferAnswer.Of(view));
        api.Query<ShowTransferOfHandler>("requests/{requestId:guid}/transfer", CasePermissions.Transfers, "The transfer by which a request came", (TransferView view) => TransferAnswer.Of(view));
        api.Command<AcceptTransferCommand, AcceptTransferHandler>("transfers/{transferId:guid}/acceptance", CasePermissions.Transfers, "Say that what was sent over is ours");
        api.Command<ReturnTransferCommand, ReturnTransferHandler>("transfers/{transferId:guid}/return", CasePermissions.Transfers, "Give it back to its sender, with the reason");
        api.Command<ReplyToSenderCommand, ReplyToSenderHandler>("transfers/{transferId:guid}/replies", CasePermissions.Transfers, "Tell the sender how it goes or how it ended");
        api.Query<FindBatchesHandler>("message-batches", CasePermissions.Import, "Batches of messages");
        api.Command<UploadMessagesCommand, UploadMessagesHandler>("message-batches", CasePermissions.Import, "Bring messages in, as csv text");
        api.File("POST", "message-batches/files", CasePermissions.Import, "Bring messages in, as a csv or xlsx file that is the body", SendAsync);
        api.Query<ReviewMessagesHandler>("message-batches/{batchId:guid}", CasePermissions.Import, "A batch with its counts, its groups and a page of its messages");
        api.Query<ShowMessageColumnsHandler>("message-batches/{batchId:guid}/columns", CasePermissions.Import, "The first rows of a file whose columns nobody has named");
        api.Command<MapMessageColumnsCommand, MapMessageColumnsHandler>("message-batches/{batchId:guid}/columns", CasePermissions.Import, "Say which column is which", method: "PUT");
        api.Query<ShowMessageHandler>("message-batches/{batchId:guid}/messages/{messageId:guid}", CasePermissions.Import, "One message");
        api.Command<AcceptMessagesCommand, AcceptMessagesHandler>("message-batches/{batchId:guid}/acceptances", CasePermissions.Import, "Say yes to chosen messages, or to all of which the machine is sure enough", Count);
        api.Command<ChangeMessagesCommand, ChangeMessagesHandler>("message-batches/{batchId:guid}/changes", CasePermissions.Import, "Put messages right", Count);
        api.Command<DropMessagesCommand, DropMessagesHandler>("message-batches/{batchId:guid}/drops", CasePermissions.Import, "Say that messages become no requests, with the reason", Count);
        api.Command<ReopenMessagesCommand, ReopenMessagesHandler>("message-batches/{batchId:guid}/reopenings", CasePermissions.Import, "Take back what was decided about messages", Count);
        api.Query<FindMailsHandler>("mails", CasePermissions.Import, "Letters that came by e-mail");
    }

    private static ChangedCount Count(int count) => new(count);

    /// <summary>The body is the file; its name and where it came in stand in the query.</summary>
    internal static async Task<IResult> SendAsync(HttpContext http, MessageFiles files, UploadMessagesHandler upload, IntakeChannel? channel, string? title)
    {
        var token = await files.StageAsync(http.Request.Body, string.IsNullOrWhiteSpace(title) ? "messages" : title, http.RequestAborted);
        return Results.Created((string?)null, new MadeThing(await upload.HandleAsync(new(token, Title: title, Channel: channel), http.RequestAborted)));
    }
}
