using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>Disputes in any state, brought there by their own verbs, without a database.</summary>
internal static class Disputed
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly Guid Mediator = Guid.CreateVersion7(Now);
    public static readonly Guid Officer = Guid.CreateVersion7(Now);
    public static readonly Guid Worker = Guid.CreateVersion7(Now);
    public static readonly PerformanceRules Rules = new(3, 1, 3);
    public static readonly PaymentActor Mediates = new(null, Mediator);

    public static WorkerRequest Request(
        CaseType type = CaseType.WageArrears, int persons = 1, Secrecy secrecy = Secrecy.Named, decimal amount = 9_000)
    {
        var request = WorkerRequest.Submit(
            new("老板三个月没发工资，一直说再等等。", [new(type, Money.FromYuan(amount))], RespondentName: "某某制鞋厂", RespondentIsEmployer: true, ClaimantCount: persons),
            new(IntakeChannel.Web, secrecy, secrecy == Secrecy.Anonymous ? null : Worker, "/d1/s1/c1/"), "QS-1", "receipt", Now);
        request.Register();
        request.Triage(AffairStream.Public, type, Urgency.Normal, Officer, Now, null);
        return request;
    }

    public static DisputeCase Applied(WorkerRequest? request = null, bool complex = false, MediationBody body = MediationBody.JointCentre, HandlingLevel level = HandlingLevel.Street) => DisputeCase.Apply(
        request ?? Request(), new("TJ-1", "/d1/s1/", body, false, Now, complex,
            [new(PartySide.Applicant, "王小工", Worker), new(PartySide.Respondent, "某某制鞋厂", LegalRepresentative: "钱老板")]),
        new(level), Officer, Now);

    public static readonly PartyIdentity Identity = new(new(IdKind.Passport, SealedText.FromStored("1:k:party-id:x"), "****5678"), null, null, "鞋都大道 1 号宿舍", true);

    public static DisputeCase Consenting(this DisputeCase dispute)
    {
        dispute.Identify(1, Identity, Now);
        dispute.RecordConsent(PartySide.Applicant, true, StatementForm.InPerson, "王小工", Officer, Now);
        dispute.RecordConsent(PartySide.Respondent, true, StatementForm.Phone, "钱老板", Officer, Now);
        return dispute;
    }

    public static DisputeCase Benched(this DisputeCase dispute, int mediators = 1, bool woman = false)
    {
        for (var i = 0; i < mediators; i++) dispute.Appoint(new(i == 0 ? Mediator : Guid.CreateVersion7(Now), $"调解员{i}", woman), [], null, null, Now);
        return dispute;
    }

    public static AgreementContent Content(decimal total = 9_000, params (int Days, decimal Amount)[] lines) => new(
        "2025年12月至2026年2月未发工资。", "分期支付拖欠工资。", Money.FromYuan(total),
        [.. (lines.Length == 0 ? [(10, 3_000m), (40, 3_000m), (70, 3_000m)] : lines).Select(line => Line(line.Days, line.Amount))], "银行转账", 3);

    public static InstalmentContent Line(int days, decimal amount) =>
        new(Today.AddDays(days), Money.FromYuan(amount), PayBy.Transfer, "王小工", SealedText.FromStored("1:k:bank-card:x"), "**** 1234");

    /// <summary>Both sides, the mediator and the body sign.</summary>
    public static void SignAll(this DisputeCase dispute, DateTimeOffset? at = null)
    {
        while (dispute.AwaitedSignatures is [var next, ..])
            dispute.Sign(
                new(next.Role, next.PartyNumber, next.Name, SignatureMethod.Paper, null, next.Role == SignerRole.Mediator ? Mediator : Officer),
                dispute.Agreement!.DigestNow(dispute.Number), "〔2026〕1号", Rules, at ?? Now);
    }

    public static DisputeCase In(DisputeState state)
    {
        var dispute = Applied().Consenting().Benched();
        if (state == DisputeState.Applied) return dispute;
        if (state == DisputeState.NotAccepted) return dispute.Then(d => d.NotAccept("不在范围", "可以申请仲裁", "1", Now));
        if (state == DisputeState.Withdrawn) throw new ArgumentException("Withdrawn is filed at once.");
        dispute.Accept("1", Now);
        if (state == DisputeState.Accepted) return dispute;
        dispute.Schedule(Now.AddDays(1), "调解室", "请准时到场", false, Now);
        return state switch
        {
            DisputeState.Mediating => dispute,
            DisputeState.MediationExtended => dispute.Then(d => d.Extend(10, true, true)),
            DisputeState.MediationFailed => dispute.Then(d => d.Fail("分歧过大", "1", Today, false)),
            DisputeState.ReferredArbitration => dispute.Then(d => d.GoToArbitration(null, Now)),
            DisputeState.ReferredCourt => dispute.Then(d => d.GoToCourt(null, Now)),
            DisputeState.ReferredOther => dispute.Then(d => d.Fail("分歧过大", "1", Today, false)).Then(d => d.GoElsewhere(ResultCode.ReferredInspection, "投诉", Now)),
            _ => Agreed(dispute, state),
        };
    }

    private static DisputeCase Agreed(DisputeCase dispute, DisputeState state)
    {
        dispute.Draft(Content(), Now);
        if (state == DisputeState.AgreementReached) return dispute;
        dispute.SignAll();
        if (state == DisputeState.AgreementEffective) return dispute;
        if (state is DisputeState.Performed or DisputeState.Closed) // performed is filed at once
            return dispute.Then(d => { foreach (var one in d.Agreement!.Instalments) d.ReportPayment(one.Number, one.Amount, Today, Mediates, null, null, Rules, Now); });
        var checks = new LockInChecks(true, true, true, true, true, true);
        DisputeCase Take(params DisputeStep[] steps) => dispute.Then(d => { foreach (var step in steps) d.TakeLockInStep(step, "1", checks, Today, true); });
        if (state == DisputeState.ArbReviewApplied) return Take(DisputeStep.ApplyArbReview);
        if (state == DisputeState.ArbReviewConfirmed) return Take(DisputeStep.ApplyArbReview, DisputeStep.ConfirmArbReview);
        if (state == DisputeState.EnforcementApplied) return Take(DisputeStep.ApplyArbReview, DisputeStep.ConfirmArbReview, DisputeStep.ApplyEnforcement);
        if (state == DisputeState.JudConfirmApplied) return Take(DisputeStep.ApplyJudConfirm);
        if (state == DisputeState.JudConfirmed) return Take(DisputeStep.ApplyJudConfirm, DisputeStep.ConfirmJud);
        dispute.CheckInstalments(Today.AddDays(11), Rules);
        if (state == DisputeState.Breached) return dispute;
        if (state == DisputeState.PaymentOrderApplied) return Take(DisputeStep.ApplyPaymentOrder);
        return Take(DisputeStep.ApplyPaymentOrder, DisputeStep.PaymentOrderTakesEffect);
    }

    private static DisputeCase Then(this DisputeCase dispute, Action<DisputeCase> act)
    {
        act(dispute);
        return dispute;
    }
}
