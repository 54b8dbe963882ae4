using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>
/// R-MED-09: days before the due day of the first reminder, days after it at which what was not done is a breach, and days for which the employer's word that
/// it paid is taken as long as nobody answers.
/// </summary>
internal sealed record PerformanceRules(int RemindBefore, int BreachAfter, int AnswerDays);

/// <summary>Who reports or answers a payment: a side on its phone, or the mediator (no side).</summary>
internal sealed record PaymentActor(PartySide? Side, Guid? AccountId);

/// <summary>Keeping the promise: reminders, payments, breach, and making up for it.</summary>
internal sealed partial class DisputeCase
{
    /// <summary>Says that money was paid. The worker's word, and the mediator's, confirm it at once; the employer's waits for one of them.</summary>
    public void ReportPayment(int instalmentNumber, Money amount, DateOnly on, PaymentActor by, Guid? proofId, string? note, PerformanceRules rules, DateTimeOffset now)
    {
        RefuseUnless(DisputeTransitions.Promised);
        if (on > ChinaTime.DateOf(now)) throw new RefusedException(MediationText.PaymentInFuture, "R-MED-09", "PaidOn");
        if (on < Agreement!.EffectiveOn) throw new RefusedException(MediationText.PaymentBeforeAgreement, "R-MED-09", "PaidOn");
        var instalment = Instalment(instalmentNumber);
        var payment = instalment.Report(amount, on, by.Side, by.AccountId, proofId, Blank(note), now);
        Tell(new PaymentReported(Id, instalmentNumber, amount, on));
        if (by.Side != PartySide.Respondent) Settle(instalment, payment, by, rules, now);
    }

    /// <summary>The worker or the mediator confirms that the money came.</summary>
    public void ConfirmPayment(int instalmentNumber, int paymentNumber, PaymentActor by, PerformanceRules rules, DateTimeOffset now)
    {
        RefuseUnless(DisputeTransitions.Promised);
        RefuseDebtor(by);
        var instalment = Instalment(instalmentNumber);
        Settle(instalment, Payment(instalment, paymentNumber), by, rules, now);
    }

    /// <summary>The worker or the mediator says that the money did not come.</summary>
    public void RejectPayment(int instalmentNumber, int paymentNumber, string reason, PaymentActor by, PerformanceRules rules, DateTimeOffset now)
    {
        RefuseUnless(DisputeTransitions.Promised);
        RefuseDebtor(by);
        var payment = Payment(Instalment(instalmentNumber), paymentNumber);
        payment.Reject(Needed(reason), by.Side, by.AccountId, now);
        PlanChecks(rules);
        Tell(new PaymentRejected(Id, instalmentNumber, payment.Amount), reason);
    }

    /// <summary>What was promised besides money is done.</summary>
    public void CompleteOtherDuties(DateOnly on, DateTimeOffset now)
    {
        RefuseUnless(DisputeTransitions.Promised);
        if (Agreement!.OtherDuties is null || Agreement.OtherDutiesDoneOn is not null) throw new RefusedException(MediationText.NoOtherDuties, "R-MED-09");
        if (on > ChinaTime.DateOf(now)) throw new RefusedException(MediationText.NotInFuture, "R-MED-09", "DoneOn");
        Agreement.OtherDutiesDoneOn = on;
        Tell(new OtherDutiesDone(Id, on));
        if (!CloseIfPerformed(now)) Remedy();
    }

    /// <summary>
    /// Reminds and notes breaches up to today. After an outage only the latest reminder is told, since three at once help nobody, but a
    /// breach counts from the day on which it happened. Doing it twice changes nothing.
    /// </summary>
    /// <returns>Whether anything was told.</returns>
    public bool CheckInstalments(DateOnly today, PerformanceRules rules)
    {
        if (!DisputeTransitions.Promised.Contains(State)) return false;
        var told = CheckOtherDuties(today, rules);
        foreach (var instalment in Agreement!.Instalments.Where(one => !one.IsPaid && one.BreachedOn is null))
        {
            var days = today.DayNumber - instalment.Due.DayNumber;
            // What the employer reported a few days ago and nobody has answered yet is not a breach.
            var covered = instalment.CoveredOn(today, rules.AnswerDays) >= instalment.Amount;
            if (days >= rules.BreachAfter && !covered)
            {
                Breach(instalment, instalment.Due.AddDays(rules.BreachAfter));
                instalment.Reminded(rules.BreachAfter);
                Tell(new InstalmentReminded(Id, instalment.Number, rules.BreachAfter));
                told = true;
                continue;
            }
            var mark = days >= 0 ? 0 : days >= -rules.RemindBefore ? -rules.RemindBefore : (int?)null;
            if (mark is null || instalment.RemindedAt >= mark || covered) continue;
            instalment.Reminded(mark.Value);
            Tell(new InstalmentReminded(Id, instalment.Number, days));
            told = true;
        }
        var before = NextCheckOn;
        PlanChecks(rules);
        if (!told && before != NextCheckOn) Tell(new InstalmentsLookedAt(Id));
        return told || before != NextCheckOn;
    }

    /// <summary>The instalment with this number.</summary>
    public Instalment Instalment(int number) => Agreement?.Instalments.FirstOrDefault(one => one.Number == number) ?? throw new NotFoundException();

    private static InstalmentPayment Payment(Instalment instalment, int number) =>
        instalment.Payments.FirstOrDefault(one => one.Number == number) ?? throw new NotFoundException();

    private static void RefuseDebtor(PaymentActor by)
    {
        if (by.Side == PartySide.Respondent) throw new RefusedException(MediationText.DebtorDoesNotConfirm, "R-MED-09");
    }

    private void Settle(Instalment instalment, InstalmentPayment payment, PaymentActor by, PerformanceRules rules, DateTimeOffset now)
    {
        instalment.Confirm(payment, by.Side, by.AccountId, now);
        Paid += payment.Amount;
        Tell(new InstalmentPaid(Id, instalment.Number, payment.Amount, payment.PaidOn));
        PlanChecks(rules);
        if (!CloseIfPerformed(now)) Remedy();
    }

    private void Remedy()
    {
        if (State != DisputeState.Breached || Agreement!.IsLate) return;
        Move(DisputeStep.Remedy);
        Tell(new BreachRemedied(Id));
    }

    // What was promised besides money is reminded of and missed like an instalment.
    private bool CheckOtherDuties(DateOnly today, PerformanceRules rules)
    {
        if (Agreement is not { OtherDuties: not null, OtherDutiesDue: { } due, OtherDutiesDoneOn: null, OtherDutiesBreachedOn: null } agreement) return false;
        var days = today.DayNumber - due.DayNumber;
        if (days >= rules.BreachAfter)
        {
            var on = due.AddDays(rules.BreachAfter);
            agreement.OtherDutiesBreachedOn = on;
            Interrupt(InterruptionCause.AgreementNotPerformed, on);
            if (State == DisputeState.AgreementEffective) Move(DisputeStep.Breach);
            Tell(new OtherDutiesBreached(Id, on));
            return true;
        }
        var mark = days >= 0 ? 0 : days >= -rules.RemindBefore ? -rules.RemindBefore : (int?)null;
        if (mark is null || agreement.OtherDutiesRemindedAt >= mark) return false;
        agreement.OtherDutiesRemindedAt = mark;
        Tell(new OtherDutiesReminded(Id, days));
        return true;
    }

    private void Breach(Instalment instalment, DateOnly on)
    {
        instalment.Breach(on);
        Interrupt(InterruptionCause.AgreementNotPerformed, on);
        // After review, confirmation or a payment order the state says already which way is taken.
        if (State == DisputeState.AgreementEffective) Move(DisputeStep.Breach);
        Tell(new InstalmentBreached(Id, instalment.Number, instalment.Missing));
    }

    private bool CloseIfPerformed(DateTimeOffset now)
    {
        if (!Agreement!.IsPerformed) return false;
        Move(DisputeStep.Perform);
        NextCheckOn = null;
        Tell(new AgreementPerformed(Id, Agreed));
        Close(now);
        return true;
    }

    private void PlanChecks(PerformanceRules rules) =>
        NextCheckOn = Agreement!.Instalments.Select(one => one.NextCheckOn(rules)).Append(Agreement.NextDutyCheckOn(rules)).Min();
}
