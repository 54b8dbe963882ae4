using Niangjia.Cases.Domain.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Notifying;

/// <summary>News of what other organisations sent over, for the office that answers them.</summary>
internal sealed class TransferNotices(AppDbContext db, Recipients recipients, CaseNotices notices)
{
    /// <summary>Tells the office; the sentence gets the name of the sender.</summary>
    public async Task TellAsync(JournalEntry entry, Transfer transfer, NoticeKind kind, NoticeTone tone, Func<string, string> sentence, CancellationToken cancellationToken)
    {
        var sender = await notices.UnitNameAsync(transfer.SenderPath, cancellationToken);
        await SendAsync(entry, transfer, new(kind, tone, () => sentence(sender), Url: CaseUrls.Transfer(transfer.Id)), [], cancellationToken);
    }

    /// <summary>The sender can be answered for good. It concerns the transfer: the end of the request, with which all told of it loses its point, is what it tells of.</summary>
    public async Task AnswerNowAsync(JournalEntry entry, Transfer transfer, CancellationToken cancellationToken)
    {
        var sender = await notices.UnitNameAsync(transfer.SenderPath, cancellationToken);
        var said = new Said(NoticeKind.WorkOrder, NoticeTone.Warn, () => string.Format(DoorText.NoticeAnswerNow, sender, transfer.SenderNumber), Url: CaseUrls.Transfer(transfer.Id));
        await SendAsync(entry, transfer, said, [], cancellationToken, transfer.Id);
    }

    /// <summary>It was answered.</summary>
    public Task AnsweredAsync(Guid transferId, CancellationToken cancellationToken) => notices.SettleAsync(transferId, cancellationToken);

    /// <summary>A time was missed: the office and the unit above it.</summary>
    public async Task RedCardAsync(JournalEntry entry, Transfer transfer, string clock, CancellationToken cancellationToken)
    {
        var office = await notices.UnitNameAsync(transfer.UnitPath, cancellationToken);
        var said = new Said(NoticeKind.RedCard, NoticeTone.Bad, () => string.Format(NotifyText.RedCard, transfer.SenderNumber, office, clock), Url: CaseUrls.Transfer(transfer.Id));
        await SendAsync(entry, transfer, said, (await recipients.SuperiorsAsync(transfer.UnitPath, cancellationToken)).People, cancellationToken);
    }

    /// <summary>The same with what a clock has to say.</summary>
    public Task ClockAsync(JournalEntry entry, Transfer transfer, Said said, CancellationToken cancellationToken) =>
        SendAsync(entry, transfer, said with { Url = CaseUrls.Transfer(transfer.Id) }, [], cancellationToken);

    private async Task SendAsync(JournalEntry entry, Transfer transfer, Said said, IReadOnlyCollection<Guid> more, CancellationToken cancellationToken, Guid? about = null)
    {
        var request = await db.RequestCardAsync(transfer.RequestId, cancellationToken);
        var to = await recipients.InUnitAsync(transfer.UnitPath, CasePermissions.Transfers, cancellationToken);
        // A page they may not open helps nobody: whoever handles the request below is told only when they answer for transfers too.
        await notices.TellAsync(entry, request, transfer.UnitPath, said, to.Union(more), cancellationToken, about);
    }
}
