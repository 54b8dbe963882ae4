using Niangjia.Kernel;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>One payment that is promised; the position names the field of a refusal.</summary>
internal sealed record InstalmentContent(DateOnly Due, Money Amount, PayBy PayBy, string Payee, SealedText? Account, string? AccountMasked, int Position = 0);

/// <summary>What an agreement says (R §14); checked by R-MED-08.</summary>
internal sealed record AgreementContent(
    string Facts, string Terms, Money Total, [property: System.Text.Json.Serialization.JsonIgnore] IReadOnlyList<InstalmentContent> Instalments, string Method, int Copies,
    string? OtherDuties = null, DateOnly? OtherDutiesDue = null, bool ConfirmsRelation = false,
    bool SettlesForGood = false, string? SettledClaims = null, bool TouchesMinimum = false);

/// <summary>调解协议书: its words, its instalments, and whether a lawyer looked at it.</summary>
internal sealed class MediationAgreement
{
    private readonly List<Instalment> _instalments = [];

    internal MediationAgreement()
    {
    }

    /// <summary>Takes a new wording; what a lawyer said of the old one no longer counts.</summary>
    internal void Rewrite(AgreementContent content, DateOnly today)
    {
        Check(content, today);
        Revision++;
        (ReviewedBy, ReviewNote, ReviewedAt, ReviewApproved) = (null, null, null, false);
        (Facts, Terms, Total, Method, Copies) = (content.Facts.Trim(), content.Terms.Trim(), content.Total, content.Method.Trim(), content.Copies);
        (OtherDuties, OtherDutiesDue, ConfirmsRelation) = (Blank(content.OtherDuties), content.OtherDutiesDue, content.ConfirmsRelation);
        (SettlesForGood, SettledClaims, TouchesMinimum) = (content.SettlesForGood, Blank(content.SettledClaims), content.TouchesMinimum);
        _instalments.Clear();
        _instalments.AddRange(content.Instalments.OrderBy(instalment => instalment.Due).Select((instalment, index) => new Instalment(Revision, index + 1, instalment)));
    }

    /// <summary>1, 2, 3 …: each new wording makes earlier signatures void.</summary>
    public int Revision { get; private set; }
    public string Facts { get; private set; } = "";
    public string Terms { get; private set; } = "";
    public Money Total { get; private set; }
    public string Method { get; private set; } = "";
    public int Copies { get; private set; }
    public string? OtherDuties { get; private set; }
    public DateOnly? OtherDutiesDue { get; private set; }
    public DateOnly? OtherDutiesDoneOn { get; internal set; }

    /// <summary>The last reminder of them, in days from the day agreed; null before the first.</summary>
    public int? OtherDutiesRemindedAt { get; internal set; }

    /// <summary>The day on which they were late; null when they never were.</summary>
    public DateOnly? OtherDutiesBreachedOn { get; internal set; }

    /// <summary>Confirms a labour relation: neither review nor confirmation fits then (R §1.10).</summary>
    public bool ConfirmsRelation { get; private set; }

    /// <summary>一次性了结</summary>
    public bool SettlesForGood { get; private set; }
    public string? SettledClaims { get; private set; }

    /// <summary>Touches minimum wage, social insurance or injury benefit: a lawyer signs off first (R-MED-08).</summary>
    public bool TouchesMinimum { get; private set; }
    public string? ReviewedBy { get; private set; }
    public string? ReviewNote { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public bool ReviewApproved { get; private set; }
    public DateOnly? EffectiveOn { get; internal set; }

    public IReadOnlyList<Instalment> Instalments => _instalments;

    /// <summary>Only money is promised.</summary>
    public bool IsOnlyPayment => OtherDuties is null && !ConfirmsRelation;

    /// <summary>Everything promised is done.</summary>
    public bool IsPerformed => _instalments.All(instalment => instalment.IsPaid) && (OtherDuties is null || OtherDutiesDoneOn is not null);

    /// <summary>Something promised was missed and is not made up for.</summary>
    public bool IsLate => MoneyIsLate || DutiesAreLate;

    /// <summary>Whether money is late.</summary>
    public bool MoneyIsLate => _instalments.Any(one => one is { BreachedOn: not null, IsPaid: false });

    /// <summary>Whether something is late that was promised beside the money.</summary>
    public bool DutiesAreLate => this is { OtherDutiesBreachedOn: not null, OtherDutiesDoneOn: null };

    /// <summary>When to look at the other duties next; null when nothing is left to say.</summary>
    public DateOnly? NextDutyCheckOn(PerformanceRules rules) =>
        this is not { OtherDuties: not null, OtherDutiesDue: { } due, OtherDutiesDoneOn: null, OtherDutiesBreachedOn: null } ? null
        : OtherDutiesRemindedAt is null ? due.AddDays(-rules.RemindBefore)
        : OtherDutiesRemindedAt < 0 ? due
        : due.AddDays(rules.BreachAfter);

    /// <summary>SHA-256 of the wording; each signature carries it.</summary>
    public string DigestNow(string number) => Digests.Of(
    [
        number, Revision, Facts, Terms, Total.Fen, Method, Copies, OtherDuties, OtherDutiesDue?.DayNumber, ConfirmsRelation, SettlesForGood, SettledClaims, TouchesMinimum,
        .. _instalments.SelectMany(instalment => new object?[] { instalment.Due.DayNumber, instalment.Amount.Fen, instalment.PayBy, instalment.Payee, instalment.AccountMasked }),
    ]);

    internal void Review(bool approved, string by, string note, DateTimeOffset now) => (ReviewApproved, ReviewedBy, ReviewNote, ReviewedAt) = (approved, by, note, now);

    // R-MED-08, in the order in which the form asks.
    private static void Check(AgreementContent content, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(content.Facts)) throw new RefusedException(MediationText.AgreementFactsMissing, "R-MED-06", "Facts");
        if (string.IsNullOrWhiteSpace(content.Terms)) throw new RefusedException(MediationText.AgreementTermsMissing, "R-MED-06", "Terms");
        if (content.Total.IsNegative) throw new RefusedException(CasesText.AmountNotNegative, "R-MED-08", "Total");
        if (string.IsNullOrWhiteSpace(content.Method)) throw new RefusedException(MediationText.MethodMissing, "R-MED-06", "Method");
        if (content.Copies < 3) throw new RefusedException(MediationText.ThreeCopies, "R-MED-06", "Copies");
        if (content.Total.IsZero && content.Instalments.Count == 0 && string.IsNullOrWhiteSpace(content.OtherDuties))
            throw new RefusedException(MediationText.NothingPromised, "R-MED-06", "Total");
        foreach (var instalment in content.Instalments) CheckInstalment(instalment, today);
        var sum = Money.Sum(content.Instalments.Select(instalment => instalment.Amount));
        if (sum != content.Total) throw new RefusedException(string.Format(MediationText.InstalmentsDoNotAddUp, sum, content.Total), "R-MED-08", "Total");
        if (!string.IsNullOrWhiteSpace(content.OtherDuties) && content.OtherDutiesDue is null) throw new RefusedException(MediationText.OtherDutiesDay, "R-MED-06", "OtherDutiesDue");
        if (content.SettlesForGood && string.IsNullOrWhiteSpace(content.SettledClaims)) throw new RefusedException(MediationText.ListSettledClaims, "R-MED-08", "SettledClaims");
    }

    private static void CheckInstalment(InstalmentContent instalment, DateOnly today)
    {
        string Field(string name) => $"Lines[{instalment.Position}].{name}";
        if (instalment.Amount <= Money.Zero) throw new RefusedException(MediationText.InstalmentAmount, "R-MED-08", Field("Amount"));
        if (instalment.Due < today) throw new RefusedException(MediationText.InstalmentInPast, "R-MED-08", Field("Due"));
        if (string.IsNullOrWhiteSpace(instalment.Payee)) throw new RefusedException(MediationText.PayeeMissing, "R-MED-08", Field("Payee"));
        if (instalment.PayBy == PayBy.Transfer && instalment.Account is null) throw new RefusedException(MediationText.AccountMissing, "R-MED-08", Field("Account"));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
