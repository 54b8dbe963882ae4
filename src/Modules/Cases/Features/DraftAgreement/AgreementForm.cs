using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.DraftAgreement;

/// <summary>The agreement as typed. Lines left empty or marked for removal are no instalments.</summary>
internal sealed class AgreementForm
{
    private const int MostLines = 60;

    [StringLength(5000)] public string? Facts { get; set; }
    [StringLength(5000)] public string? Terms { get; set; }
    public Money? Total { get; set; }

    /// <summary>As many as were sent: the framework gives up the whole list when one date of it is no date, or when every field is blank; the fields still hold what was typed.</summary>
    [MaxLength(MostLines)] public List<LineForm> Lines { get; set => field = [.. (value ?? []).Select(line => line ?? new())]; } = [];
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

    /// <summary>Room for every line that was sent, readable or not.</summary>
    public void MakeRoomFor(IFormCollection sent)
    {
        var count = sent.Keys.Where(key => key.StartsWith("Input.Lines[", StringComparison.Ordinal)).Select(key => key.Split('[', ']')[1]).Distinct().Count();
        for (var at = Lines.Count; at < Math.Min(count, MostLines); at++) Lines.Add(new() { Payee = sent[$"Input.Lines[{at}].Payee"], Account = sent[$"Input.Lines[{at}].Account"] });
    }

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
