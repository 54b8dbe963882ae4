using System.ComponentModel.DataAnnotations;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.DraftAgreement;

/// <summary>The agreement as typed. Lines left empty or marked for removal are no instalments.</summary>
internal sealed class AgreementForm
{
    [StringLength(5000)] public string? Facts { get; set; }
    [StringLength(5000)] public string? Terms { get; set; }
    public Money? Total { get; set; }
    // A post in which every field of every line is blank brings no list at all.
    [MaxLength(60)] public List<LineForm> Lines { get; set => field = [.. (value ?? []).Select(line => line ?? new())]; } = [];
    [StringLength(500)] public string? Method { get; set; }
    [Range(1, 50)] public int? Copies { get; set; }
    [StringLength(2000)] public string? OtherDuties { get; set; }
    public DateOnly? OtherDutiesDue { get; set; }
    public bool ConfirmsRelation { get; set; }
    public bool SettlesForGood { get; set; }
    [StringLength(2000)] public string? SettledClaims { get; set; }
    public bool TouchesMinimum { get; set; }

    /// <summary>The present wording, or a first draft for the claim.</summary>
    public static AgreementForm From(DisputeCase dispute) => dispute.Agreement is not { } agreement
        ? new() { Total = dispute.Claimed.IsZero ? null : dispute.Claimed, Copies = 3, Method = MediationText.MethodDefault, Lines = [new() { Payee = dispute.Of(PartySide.Applicant)[0].Name }] }
        : new()
        {
            Facts = agreement.Facts,
            Terms = agreement.Terms,
            Total = agreement.Total,
            Method = agreement.Method,
            Copies = agreement.Copies,
            OtherDuties = agreement.OtherDuties,
            OtherDutiesDue = agreement.OtherDutiesDue,
            ConfirmsRelation = agreement.ConfirmsRelation,
            SettlesForGood = agreement.SettlesForGood,
            SettledClaims = agreement.SettledClaims,
            TouchesMinimum = agreement.TouchesMinimum,
            Lines = [.. agreement.Instalments.Select(one => new LineForm { Due = one.Due, Amount = one.Amount, PayBy = one.PayBy, Payee = one.Payee, KeepAccountOf = one.Account is null ? null : one.Number })],
        };

    /// <summary>One more line; the payee is most likely the same.</summary>
    public void AddLine() => Lines.Add(new() { Payee = Lines is [.., var last] ? last.Payee : null, PayBy = Lines is [.., var same] ? same.PayBy : default });

    /// <summary>What the lines add up to and what is missing to the total.</summary>
    public string SumText()
    {
        var sum = Money.Sum(Lines.Where(line => !line.IsEmpty).Select(line => line.Amount ?? Money.Zero));
        return Total is { } total && sum != total ? string.Format(MediationText.SumAndRest, sum, total, total - sum) : string.Format(MediationText.SumIs, sum);
    }

    public DraftAgreementCommand ToCommand(Guid disputeId) => new(
        disputeId,
        new(Facts ?? "", Terms ?? "", Total ?? Money.Zero, [], Method ?? "", Copies ?? 0, OtherDuties, OtherDutiesDue, ConfirmsRelation, SettlesForGood, SettledClaims, TouchesMinimum),
        [.. Lines.Index().Where(line => !line.Item.IsEmpty).Select(line => line.Item.ToLine(line.Index))]);

    /// <summary>One instalment as typed; nested, so that its limits are checked with the form.</summary>
    internal sealed class LineForm
    {
        public DateOnly? Due { get; set; }
        public Money? Amount { get; set; }
        public PayBy PayBy { get; set; }
        [StringLength(50)] public string? Payee { get; set; }
        [StringLength(60)] public string? Account { get; set; }
        public int? KeepAccountOf { get; set; }
        public bool Removed { get; set; }

        public bool IsEmpty => Removed || (Due is null && Amount is null && string.IsNullOrWhiteSpace(Account));

        public DraftLine ToLine(int position) => new(position, Due, Amount, PayBy, Payee, Account, KeepAccountOf);
    }
}
