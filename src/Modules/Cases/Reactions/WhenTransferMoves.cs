using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Cases.Notifying;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// What another organisation sends reaches the office that answers it, and so does the moment at which it can be answered: there is a result, or the matter ended otherwise. What was merged
/// is answered with the request that carries it on.
/// </summary>
internal sealed class WhenTransferMoves(AppDbContext db, TransferNotices notices)
    : IReaction<TransferReceived>, IReaction<TransferReplied>, IReaction<RequestResolved>, IReaction<RequestWithdrawn>, IReaction<RequestRejected>, IReaction<RequestMerged>, IReaction<RequestClosed>
{
    public async Task ReactAsync(TransferReceived happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var transfer = await db.Set<Transfer>().FoundAsync(happened.TransferId, cancellationToken);
        var due = transfer.DueOrder;
        await notices.TellAsync(entry, transfer, NoticeKind.Assignment, NoticeTone.Info,
            sender => due == Transfer.NeverDue ? string.Format(DoorText.NoticeTransfer, sender, transfer.SenderNumber) : string.Format(DoorText.NoticeTransferDue, sender, transfer.SenderNumber, DateText.End(due)), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ReactAsync(TransferReplied happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (!happened.IsFinal) return;
        await notices.AnsweredAsync(happened.TransferId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task ReactAsync(RequestResolved happened, JournalEntry entry, CancellationToken cancellationToken) => AnswerNowAsync(happened.RequestId, entry, cancellationToken);

    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => AnswerNowAsync(happened.RequestId, entry, cancellationToken);

    public Task ReactAsync(RequestRejected happened, JournalEntry entry, CancellationToken cancellationToken) => AnswerNowAsync(happened.RequestId, entry, cancellationToken);

    public async Task ReactAsync(RequestMerged happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await db.HasResultAsync(await db.Set<WorkerRequest>().AsNoTracking().FoundAsync(happened.RequestId, cancellationToken), cancellationToken))
            await AnswerNowAsync(happened.RequestId, entry, cancellationToken);
    }

    public async Task ReactAsync(RequestClosed happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        // Only what was split ends without a result of its own; of all else the office was told at the result.
        if (await db.Set<WorkerRequest>().AnyAsync(request => request.Id == happened.RequestId && request.Result == null, cancellationToken))
            await AnswerNowAsync(happened.RequestId, entry, cancellationToken);
    }

    private async Task AnswerNowAsync(Guid requestId, JournalEntry entry, CancellationToken cancellationToken)
    {
        foreach (var transfer in await db.WaitingForAsync(requestId, cancellationToken)) await notices.AnswerNowAsync(entry, transfer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A unit was made responsible: what was sent over is taken on with that, whoever forgot to say so.</summary>
internal sealed class WhenTransferredRequestIsAssigned(AppDbContext db, TransferClocks clocks) : IReaction<RequestAssigned>
{
    public async Task ReactAsync(RequestAssigned happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await db.Set<Transfer>().SingleOrDefaultAsync(found => found.RequestId == happened.RequestId, cancellationToken) is not { IsUndecided: true } transfer) return;
        transfer.Accept();
        await clocks.AcceptedAsync(transfer, entry.At, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>
/// A time we owe a sender ran out: the unit above hears of it. A petition to which nobody objected in time is ours from that moment (R §1.7 CLK-PET-RETURN).
/// </summary>
internal sealed class WhenTransferFellLate(AppDbContext db, TransferClocks clocks, TransferNotices notices, ClockExplanation words) : IReaction<ClockFellOverdue>
{
    public static bool Concerns(ClockFellOverdue happened) => happened.SubjectKind == TransferClocks.Subject;

    public async Task ReactAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var transfer = await db.Set<Transfer>().FoundAsync(happened.SubjectId, cancellationToken);
        if (transfer.IsUndecided && transfer.Kind == TransferKind.Petition && happened.Code == TransferClocks.ReturnCode(transfer.Kind))
        {
            transfer.Accept(bySilence: true);
            await clocks.AcceptedAsync(transfer, happened.DueAt, cancellationToken);
        }
        await notices.RedCardAsync(entry, transfer, words.NameOf(happened.Code), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
