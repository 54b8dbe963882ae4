using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// What the mediators must know of a dispute without looking: appointment, meetings, money that is due, was reported or did not come (R-MED-09).
/// </summary>
internal sealed class WhenMediationMoves(AppDbContext db, Recipients recipients, CaseNotices notices, IOfficerDirectory officers)
    : IReaction<MediatorAppointed>, IReaction<MediationSessionScheduled>, IReaction<InstalmentReminded>, IReaction<PaymentReported>, IReaction<PaymentRejected>,
        IReaction<InstalmentBreached>, IReaction<OtherDutiesBreached>, IReaction<DisputeClosed>
{
    /// <summary>To the one who was appointed, and to no other mediator.</summary>
    public async Task ReactAsync(MediatorAppointed happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await officers.FindAsync(happened.MediatorId, cancellationToken) is not { } mediator) return;
        var dispute = await db.DisputeCardAsync(happened.DisputeId, cancellationToken);
        if (!dispute.Mediators.Contains(happened.MediatorId)) return;
        var said = new Said(NoticeKind.Assignment, NoticeTone.Info, () => string.Format(NotifyText.YouMediate, dispute.Number));
        await notices.TellAsync(entry, dispute, said, [mediator.AccountId], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task ReactAsync(MediationSessionScheduled happened, JournalEntry entry, CancellationToken cancellationToken) => TellAsync(
        happened.DisputeId, NoticeTone.Info, number => string.Format(NotifyText.Session, number, DateText.Moment(happened.At), happened.Place), entry, cancellationToken);

    public async Task ReactAsync(InstalmentReminded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        // That it was missed is told as a breach.
        if (happened.DaysFromDue > 0 || await InstalmentAsync(happened.DisputeId, happened.Instalment, cancellationToken) is not { IsPaid: false } instalment) return;
        await TellAsync(
            happened.DisputeId, happened.DaysFromDue < 0 ? NoticeTone.Info : NoticeTone.Warn,
            number => string.Format(NotifyText.InstalmentDue, number, instalment.Number, instalment.Missing, DateText.Day(instalment.Due)), entry, cancellationToken);
    }

    public Task ReactAsync(PaymentReported happened, JournalEntry entry, CancellationToken cancellationToken) => TellAsync(
        happened.DisputeId, NoticeTone.Info, number => string.Format(NotifyText.PaymentReported, number, happened.Instalment, happened.Amount), entry, cancellationToken);

    public Task ReactAsync(PaymentRejected happened, JournalEntry entry, CancellationToken cancellationToken) => TellAsync(
        happened.DisputeId, NoticeTone.Warn, number => string.Format(NotifyText.PaymentDenied, number, happened.Instalment, happened.Amount), entry, cancellationToken);

    public Task ReactAsync(InstalmentBreached happened, JournalEntry entry, CancellationToken cancellationToken) => TellAsync(
        happened.DisputeId, NoticeTone.Bad, number => string.Format(NotifyText.Breach, number, happened.Instalment, happened.Missing), entry, cancellationToken);

    public Task ReactAsync(OtherDutiesBreached happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellAsync(happened.DisputeId, NoticeTone.Bad, number => string.Format(NotifyText.DutiesMissed, number), entry, cancellationToken);

    public async Task ReactAsync(DisputeClosed happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        await notices.SettleAsync(happened.DisputeId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Instalment?> InstalmentAsync(Guid disputeId, int number, CancellationToken cancellationToken) =>
        (await db.Set<DisputeCase>().AsNoTracking().SingleAsync(dispute => dispute.Id == disputeId, cancellationToken))
            .Agreement?.Instalments.FirstOrDefault(one => one.Number == number);

    private async Task TellAsync(Guid disputeId, NoticeTone tone, Func<string, string> sentence, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.DisputeCardAsync(disputeId, cancellationToken);
        var to = await recipients.MediatorsAsync(dispute, cancellationToken);
        await notices.TellAsync(entry, dispute, new(NoticeKind.Mediation, tone, () => sentence(dispute.Number)), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
