using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>What the worker does reaches the officer in charge: messages, evidence, papers, withdrawal, rating, a wish to have it handled again.</summary>
internal sealed class WhenApplicantActs(AppDbContext db, Recipients recipients, CaseNotices notices)
    : IReaction<RequestNoteAdded>, IReaction<EvidenceAdded>, IReaction<SupplementGiven>, IReaction<RequestWithdrawn>, IReaction<RequestRated>, IReaction<RequestReopened>
{
    public async Task ReactAsync(RequestNoteAdded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        // A message that came with the missing papers is told with them.
        if (await db.CameWithAsync(entry, "Cases.SupplementGiven", cancellationToken)) return;
        await TellAsync(happened.RequestId, NoticeTone.Warn, number => string.Format(NotifyText.ApplicantWrote, number), entry, cancellationToken);
    }

    public async Task ReactAsync(EvidenceAdded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await db.CameWithAsync(entry, "Cases.SupplementGiven", cancellationToken)) return;
        await TellAsync(happened.RequestId, NoticeTone.Info, number => string.Format(NotifyText.EvidenceCame, number, happened.Files), entry, cancellationToken);
    }

    public Task ReactAsync(SupplementGiven happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellAsync(happened.RequestId, NoticeTone.Warn, number => string.Format(NotifyText.PapersCame, number), entry, cancellationToken);

    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => TellAsync(
        happened.RequestId, NoticeTone.Info, number => string.Format(happened.BecauseNotSupplied ? NotifyText.PapersNeverCame : NotifyText.ApplicantWithdrew, number), entry, cancellationToken);

    public async Task ReactAsync(RequestRated happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        // A rating that leads to another round is told with that round.
        if ((await db.RequestCardAsync(happened.RequestId, cancellationToken)).State != RequestState.Closed) return;
        var tone = happened is { Solved: true, Stars: > 3 } ? NoticeTone.Good : NoticeTone.Info;
        await TellAsync(happened.RequestId, tone, number => string.Format(NotifyText.Rated, number, happened.Stars), entry, cancellationToken);
    }

    /// <summary>To whoever had said that it was done; who handles it now is told of it as of any other request.</summary>
    public async Task ReactAsync(RequestReopened happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.RequestCardAsync(happened.RequestId, cancellationToken);
        var (officer, unitPath) = await db.LastDoneAsync(happened.RequestId, cancellationToken) ?? (request.HandlerId, request.HandlerPath);
        var said = new Said(NoticeKind.Applicant, NoticeTone.Warn, () => string.Format(NotifyText.Reopened, request.Number, happened.Times));
        await notices.TellAsync(entry, request, unitPath, said, await recipients.InChargeAsync(officer, unitPath, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellAsync(Guid requestId, NoticeTone tone, Func<string, string> sentence, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.RequestCardAsync(requestId, cancellationToken);
        var to = await recipients.InChargeAsync(request.HandlerId, request.HandlerPath, cancellationToken);
        await notices.TellAsync(entry, request, request.HandlerPath, new(NoticeKind.Applicant, tone, () => sentence(request.Number)), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A request that has ended asks nothing of anybody any more.</summary>
internal sealed class WhenRequestIsOver(AppDbContext db, CaseNotices notices)
    : IReaction<RequestClosed>, IReaction<RequestWithdrawn>, IReaction<RequestRejected>, IReaction<RequestMerged>
{
    public Task ReactAsync(RequestClosed happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.RequestId, cancellationToken);

    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.RequestId, cancellationToken);

    public Task ReactAsync(RequestRejected happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.RequestId, cancellationToken);

    public Task ReactAsync(RequestMerged happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.RequestId, cancellationToken);

    private async Task SettleAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await notices.SettleAsync(requestId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
