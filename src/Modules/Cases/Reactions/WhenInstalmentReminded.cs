using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>Tells both sides of what was promised: before, on the day, and when it was missed; and the worker what the employer says it paid (R-MED-09).</summary>
internal sealed class WhenInstalmentReminded(AppDbContext db, PartyNews news)
    : IReaction<InstalmentReminded>, IReaction<OtherDutiesReminded>, IReaction<OtherDutiesBreached>, IReaction<PaymentReported>
{
    public async Task ReactAsync(InstalmentReminded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await FindAsync(happened.DisputeId, cancellationToken);
        if (InstalmentOf(dispute, happened.Instalment) is not { IsPaid: false } instalment) return;
        var text = happened.DaysFromDue switch
        {
            < 0 => MediationText.RemindBefore,
            0 => MediationText.RemindToday,
            _ => MediationText.RemindLate,
        };
        await SendAsync(dispute, string.Format(text, dispute.Number, instalment.Number, instalment.Missing, Day(instalment.Due)), cancellationToken);
    }

    public Task ReactAsync(OtherDutiesReminded happened, JournalEntry entry, CancellationToken cancellationToken) => DutiesAsync(happened.DisputeId, MediationText.RemindDuties, cancellationToken);

    public Task ReactAsync(OtherDutiesBreached happened, JournalEntry entry, CancellationToken cancellationToken) => DutiesAsync(happened.DisputeId, MediationText.RemindDutiesLate, cancellationToken);

    /// <summary>The employer's word counts for a few days only; the worker must know that it was given.</summary>
    public async Task ReactAsync(PaymentReported happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await FindAsync(happened.DisputeId, cancellationToken);
        var waits = InstalmentOf(dispute, happened.Instalment)?.Payments.Any(payment => payment is { State: PaymentState.Reported, ReportedBy: PartySide.Respondent }) ?? false;
        if (waits) await SendAsync(dispute, string.Format(MediationText.PaymentReportedMessage, dispute.Number, happened.Instalment, happened.Amount), cancellationToken, PartySide.Applicant);
    }

    private async Task DutiesAsync(Guid disputeId, string text, CancellationToken cancellationToken)
    {
        var dispute = await FindAsync(disputeId, cancellationToken);
        if (dispute.Agreement is { OtherDuties: { } duties, OtherDutiesDue: { } due, OtherDutiesDoneOn: null })
            await SendAsync(dispute, string.Format(text, dispute.Number, duties, Day(due)), cancellationToken);
    }

    private Task<DisputeCase> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<DisputeCase>().AsNoTracking().SingleAsync(found => found.Id == id, cancellationToken);

    private Task SendAsync(DisputeCase dispute, string text, CancellationToken cancellationToken, PartySide? only = null) =>
        news.SendAsync(dispute, text, ApplicantMessage.Mediation, [], cancellationToken, only);

    private static Instalment? InstalmentOf(DisputeCase dispute, int number) => dispute.Agreement?.Instalments.FirstOrDefault(one => one.Number == number);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", null);
}
