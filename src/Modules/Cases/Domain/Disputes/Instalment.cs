using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>A payment that was promised, and what came of it (R-MED-09).</summary>
internal sealed class Instalment
{
    private readonly List<InstalmentPayment> _payments = [];

    private Instalment()
    {
    }

    internal Instalment(int revision, int number, InstalmentContent content) =>
        (Revision, Number, Due, Amount, PayBy, Payee, Account, AccountMasked) =
        (revision, number, content.Due, content.Amount, content.PayBy, content.Payee.Trim(), content.Account, content.AccountMasked);

    /// <summary>Wording of the agreement it belongs to.</summary>
    public int Revision { get; private set; }
    public int Number { get; private set; }
    public DateOnly Due { get; private set; }
    public Money Amount { get; private set; }
    public PayBy PayBy { get; private set; }
    public string Payee { get; private set; } = "";

    /// <summary>Account of the payee; only opened for the side that has to pay, and journalled.</summary>
    public SealedText? Account { get; private set; }
    public string? AccountMasked { get; private set; }

    /// <summary>Confirmed so far.</summary>
    public Money Paid { get; private set; }

    /// <summary>The day after which it was late, whenever that was noticed; null when it never was.</summary>
    public DateOnly? BreachedOn { get; private set; }

    /// <summary>The last reminder sent, in days from the due day; null before the first.</summary>
    public int? RemindedAt { get; private set; }

    public IReadOnlyList<InstalmentPayment> Payments => _payments;

    /// <summary>Confirmed or waiting for a confirmation.</summary>
    public Money Covered => Money.Sum(_payments.Where(payment => payment.State != PaymentState.Rejected).Select(payment => payment.Amount));

    /// <summary>The same on a day: a report that nobody has answered for so many days no longer counts, for else the employer's word alone would put off a breach for ever.</summary>
    public Money CoveredOn(DateOnly day, int answerDays) => Paid + Money.Sum(_payments.Where(payment => payment.AnswerBy(answerDays) > day).Select(payment => payment.Amount));

    public Money Missing => Amount - Paid;
    public bool IsPaid => Paid == Amount;

    public InstalmentState State =>
        IsPaid ? InstalmentState.Paid : BreachedOn is not null ? InstalmentState.Breached : Paid.IsZero ? InstalmentState.Open : InstalmentState.PartlyPaid;

    /// <summary>When to look at it next: D-before, D, D+breachAfter, but not before a report that covers it all has waited long enough; null when nothing is left to say.</summary>
    public DateOnly? NextCheckOn(PerformanceRules rules)
    {
        if (IsPaid || BreachedOn is not null) return null;
        var next = RemindedAt is null ? Due.AddDays(-rules.RemindBefore) : RemindedAt < 0 ? Due : Due.AddDays(rules.BreachAfter);
        if (Covered < Amount) return next;
        var answer = _payments.Min(payment => payment.AnswerBy(rules.AnswerDays));
        return answer > next ? answer : next;
    }

    internal InstalmentPayment Report(Money amount, DateOnly on, PartySide? by, Guid? reportedById, Guid? proofId, string? note, DateTimeOffset now)
    {
        if (amount <= Money.Zero) throw new RefusedException(MediationText.PaymentAmount, "R-MED-09", "Amount");
        if (amount > Amount - Covered) throw new RefusedException(string.Format(MediationText.PaymentTooMuch, Amount - Covered), "R-MED-09", "Amount");
        var payment = new InstalmentPayment(_payments.Count + 1, amount, on, by, reportedById, proofId, note, now);
        _payments.Add(payment);
        return payment;
    }

    internal void Confirm(InstalmentPayment payment, PartySide? by, Guid? confirmedById, DateTimeOffset now)
    {
        payment.Confirm(by, confirmedById, now);
        Paid += payment.Amount;
    }

    internal void Reminded(int daysFromDue) => RemindedAt = daysFromDue;

    internal void Breach(DateOnly on) => BreachedOn = on;
}

/// <summary>A payment as reported by one side and confirmed, or not, by the other.</summary>
internal sealed class InstalmentPayment
{
    private InstalmentPayment()
    {
    }

    internal InstalmentPayment(int number, Money amount, DateOnly on, PartySide? by, Guid? reportedById, Guid? proofId, string? note, DateTimeOffset at) =>
        (Number, Amount, PaidOn, ReportedBy, ReportedById, ProofId, Note, ReportedAt) = (number, amount, on, by, reportedById, proofId, note, at);

    public int Number { get; private set; }
    public Money Amount { get; private set; }
    public DateOnly PaidOn { get; private set; }

    /// <summary>The side that reported it; null for the mediator.</summary>
    public PartySide? ReportedBy { get; private set; }
    public Guid? ReportedById { get; private set; }

    /// <summary>Attachment with the proof, if any.</summary>
    public Guid? ProofId { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset ReportedAt { get; private set; }
    public PaymentState State { get; private set; }
    public PartySide? AnsweredBy { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? RejectReason { get; private set; }

    /// <summary>The day from which a report without an answer no longer counts; null once it was answered.</summary>
    public DateOnly? AnswerBy(int days) => State == PaymentState.Reported ? ChinaTime.DateOf(ReportedAt).AddDays(days) : null;

    internal void Confirm(PartySide? by, Guid? answeredById, DateTimeOffset now)
    {
        RefuseUnlessReported();
        (State, AnsweredBy, AnsweredById, AnsweredAt) = (PaymentState.Confirmed, by, answeredById, now);
    }

    internal void Reject(string reason, PartySide? by, Guid? answeredById, DateTimeOffset now)
    {
        RefuseUnlessReported();
        (State, RejectReason, AnsweredBy, AnsweredById, AnsweredAt) = (PaymentState.Rejected, reason, by, answeredById, now);
    }

    private void RefuseUnlessReported()
    {
        if (State != PaymentState.Reported) throw new RefusedException(MediationText.PaymentAnswered, "R-MED-09");
    }
}
