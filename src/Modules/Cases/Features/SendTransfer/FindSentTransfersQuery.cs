using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.SendTransfer;

/// <summary>A paper of an answer.</summary>
internal sealed record SentPaper(Guid Id, string Name, long Length);

/// <summary>What the sender was told.</summary>
internal sealed record SentReply(DateOnly On, string Text, bool IsFinal);

/// <summary>A transfer as its sender sees it: where it stands and what was answered, nothing of what we do with the worker.</summary>
internal sealed record SentView(
    Guid Id, string SenderNumber, TransferKind Kind, TransferAsk Ask, DateOnly ReceivedOn, DateOnly? AnswerBy, TransferState State, string? ReturnReason, IReadOnlyList<SentReply> Replies, IReadOnlyList<SentPaper> Papers)
{
    public static SentView Of(Transfer one, IEnumerable<Attachment> papers) => new(
        one.Id, one.SenderNumber, one.Kind, one.Ask, one.ReceivedOn, one.AnswerBy, one.State, one.ReturnReason, [.. one.Replies.Select(reply => new SentReply(reply.On, reply.Text, reply.IsFinal))],
        [.. papers.Select(paper => new SentPaper(paper.Id, paper.Name, paper.Length))]);
}

/// <summary>What one's own department has sent over; another's is not there for it.</summary>
internal sealed class FindSentTransfersHandler(AppDbContext db, CurrentUser user)
{
    public async Task<PageOf<SentView>> HandleAsync(string? senderNumber, string? after, CancellationToken cancellationToken)
    {
        var sent = db.SentBy(user);
        if (Transfer.KeyOf(senderNumber) is { Length: > 0 } key) sent = sent.Where(transfer => transfer.SenderKey == key);
        var page = await sent.PageAsync(transfer => transfer.EnteredAt, transfer => transfer.Id, after, 50, true, cancellationToken);
        return new([.. page.Items.Select(transfer => SentView.Of(transfer, []))], page.Next, page.IsFirst);
    }
}

/// <summary>One of them, with the papers of the answer.</summary>
internal sealed class ShowSentTransferHandler(AppDbContext db, CurrentUser user, Attachments attachments)
{
    public async Task<SentView> HandleAsync(Guid transferId, CancellationToken cancellationToken)
    {
        var transfer = await db.SentBy(user).FoundAsync(transferId, cancellationToken);
        return SentView.Of(transfer, await attachments.ListAsync(transferId, true, cancellationToken));
    }
}

internal static class SentTransfers
{
    public static IQueryable<Transfer> SentBy(this AppDbContext db, CurrentUser user) =>
        db.Set<Transfer>().AsNoTracking().Within(user.ScopeOf(CasePermissions.SendTransfers), transfer => transfer.SenderPath);
}
