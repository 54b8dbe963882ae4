using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>R-MED, R-CAS-07/08 and R §1.10, rule by rule.</summary>
public sealed class MediationRuleTests
{
    [Fact]
    public void Without_the_consent_of_both_sides_nothing_is_accepted()
    {
        var dispute = Disputed.Applied();
        dispute.RecordConsent(PartySide.Applicant, true, StatementForm.InPerson, "王小工", Disputed.Officer, Disputed.Now);
        Refused(() => dispute.Accept("1", Disputed.Now), "R-MED-03").Message.ShouldContain("尚未记录被申请人");
        dispute.RecordConsent(PartySide.Respondent, false, StatementForm.Phone, "钱老板", Disputed.Officer, Disputed.Now);
        Refused(() => dispute.Accept("1", Disputed.Now), "R-MED-03").Message.ShouldContain("不同意调解");

        dispute.NotAccept("被申请人不同意调解", "可以向劳动人事争议仲裁委员会申请仲裁", "1", Disputed.Now);
        dispute.State.ShouldBe(DisputeState.NotAccepted);
        dispute.Documents.Single().Kind.ShouldBe(DocumentKind.NonAcceptance);
        dispute.Interruptions.Select(one => one.Cause).ShouldBe([InterruptionCause.MediationApplied, InterruptionCause.MediationRefused]); // R-LIM-02
    }

    [Fact]
    public void Nobody_is_accepted_of_whom_identity_or_confirmed_address_is_missing() // R §1.3
    {
        var dispute = Disputed.Applied();
        foreach (var side in Enum.GetValues<PartySide>()) dispute.RecordConsent(side, true, StatementForm.InPerson, "本人", Disputed.Officer, Disputed.Now);
        Refused(() => dispute.Accept("1", Disputed.Now), "R §1.3").Message.ShouldContain("身份证件");
        dispute.Identify(1, Disputed.Identity with { AddressConfirmed = false }, Disputed.Now);
        Refused(() => dispute.Accept("1", Disputed.Now), "R §1.3").Message.ShouldContain("送达地址");
        Refused(() => dispute.Identify(2, new(null, null, null, null, AddressConfirmed: true), Disputed.Now), "R §1.3").Field.ShouldBe("Address");
        dispute.Identify(1, new(null, null, null, null, AddressConfirmed: true), Disputed.Now);
        dispute.Unidentified.ShouldBeEmpty();

        // Another address is another confirmation; a further applicant is known no less than the first.
        dispute.Identify(1, new(null, null, null, "新街 2 号", false), Disputed.Now);
        dispute.Unidentified.Single().Number.ShouldBe(1);
        dispute.Identify(1, new(null, null, null, "新街 2 号", true), Disputed.Now);
        dispute.AddParty(new(PartySide.Applicant, "赵小妹"));
        Refused(() => dispute.Accept("1", Disputed.Now), "R §1.3").Message.ShouldContain("赵小妹");
        dispute.Identify(3, Disputed.Identity, Disputed.Now);
        dispute.Accept("1", Disputed.Now);
    }

    [Theory]
    [InlineData(CaseType.WageArrears, 4, HandlingLevel.Community, true)]
    [InlineData(CaseType.WageArrears, 5, HandlingLevel.Community, false)]
    [InlineData(CaseType.WageArrears, 12, HandlingLevel.Street, true)]
    [InlineData(CaseType.WorkInjury, 1, HandlingLevel.Community, false)]
    [InlineData(CaseType.WorkInjury, 1, HandlingLevel.Street, true)]
    [InlineData(CaseType.FemaleWorkerProtection, 1, HandlingLevel.Community, false)]
    [InlineData(CaseType.UnionRights, 1, HandlingLevel.Community, false)]
    [InlineData(CaseType.MinorWorker, 1, HandlingLevel.District, false)]
    [InlineData(CaseType.HardshipAid, 1, HandlingLevel.Street, false)]
    [InlineData(CaseType.WageArrears, 1, HandlingLevel.Grid, false)]
    [InlineData(CaseType.NeighbourDispute, 1, HandlingLevel.Community, true)]
    public void Who_mediates_what_is_as_in_the_matrix(CaseType type, int persons, HandlingLevel level, bool allowed)
    {
        void Apply() => Disputed.Applied(Disputed.Request(type, persons), level: level);
        if (allowed) Should.NotThrow(Apply);
        else Refused(Apply, "R-CAS-07");
    }

    [Fact]
    public void An_anonymous_tip_is_not_mediated() => Refused(() => Disputed.Applied(Disputed.Request(secrecy: Secrecy.Anonymous)), "R §1.3");

    [Fact]
    public void A_collective_matter_needs_two_mediators_and_none_gets_four()
    {
        var dispute = Disputed.Applied(Disputed.Request(persons: 12)).Consenting().Benched();
        dispute.Accept("1", Disputed.Now);
        Refused(() => Meet(dispute), "R-MED-04");
        dispute.Appoint(new(Guid.CreateVersion7(Disputed.Now), "第二位", false), [], null, null, Disputed.Now);
        dispute.Appoint(new(Guid.CreateVersion7(Disputed.Now), "第三位", false), [], null, null, Disputed.Now);
        Refused(() => dispute.Appoint(new(Guid.CreateVersion7(Disputed.Now), "第四位", false), [], null, null, Disputed.Now), "R-MED-04");
        Meet(dispute);
        dispute.State.ShouldBe(DisputeState.Mediating);
    }

    [Fact]
    public void A_matter_of_women_workers_needs_a_woman_among_the_mediators()
    {
        var dispute = Disputed.Applied(Disputed.Request(CaseType.FemaleWorkerProtection)).Consenting().Benched();
        dispute.Accept("1", Disputed.Now);
        Refused(() => Meet(dispute), "R-CAS-07");
        dispute.Appoint(new(Guid.CreateVersion7(Disputed.Now), "李姐", true), [], null, null, Disputed.Now);
        Meet(dispute);
    }

    [Fact]
    public void A_declared_relation_blocks_unless_somebody_entitled_gives_a_reason()
    {
        var dispute = Disputed.Applied();
        var choice = new MediatorChoice(Guid.CreateVersion7(Disputed.Now), "老钱", false);
        DeclaredRelation[] relations = [DeclaredRelation.Declare(choice.AccountId, Disputed.Worker, null, RelationKind.Kinship, null, "/d1/", Disputed.Now)];
        Refused(() => dispute.Appoint(choice, relations, "只有他懂方言", null, Disputed.Now), "R-CAS-08").Field.ShouldBe("MediatorId");
        Refused(() => dispute.Appoint(choice, relations, " ", Disputed.Officer, Disputed.Now), "R-GEN-07");
        dispute.Appoint(choice, relations, "双方书面同意", Disputed.Officer, Disputed.Now);
        dispute.Mediators.Single().OverriddenById.ShouldBe(Disputed.Officer);

        var party = DeclaredRelation.PartyItself(Disputed.Officer, Disputed.Worker);
        Refused(() => dispute.Appoint(new(Disputed.Officer, "王小工", false), [party], "没有别人", Disputed.Mediator, Disputed.Now), "R-CAS-08");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Only_both_sides_together_prolong(bool applicant, bool respondent)
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        Refused(() => dispute.Extend(10, applicant, respondent), "CLK-MED-ORG15");
        dispute.State.ShouldBe(DisputeState.Mediating);
        dispute.ExtendedDays.ShouldBe(0);
    }

    [Fact]
    public void A_clause_that_touches_a_minimum_waits_for_the_lawyer()
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        dispute.Draft(Disputed.Content() with { TouchesMinimum = true }, Disputed.Now);
        Refused(() => dispute.SignAll(), "R-MED-08");
        dispute.ReviewAgreement(false, "周律师", "低于最低工资", Disputed.Now);
        Refused(() => dispute.SignAll(), "R-MED-08");
        dispute.ReviewAgreement(true, "周律师", "不低于最低工资", Disputed.Now);
        dispute.SignAll();
        dispute.State.ShouldBe(DisputeState.AgreementEffective);
    }

    [Fact]
    public void Mediator_and_seal_come_after_both_sides_and_the_seal_puts_it_in_force()
    {
        var dispute = Disputed.In(DisputeState.AgreementReached);
        var digest = dispute.Agreement!.DigestNow(dispute.Number);
        void Sign(SignerRole role, int? party) => dispute.Sign(new(role, party, "某人", SignatureMethod.Paper, null, Disputed.Mediator), digest, "〔2026〕1号", Disputed.Rules, Disputed.Now);
        Refused(() => Sign(SignerRole.Mediator, null), "R-MED-06");
        Refused(() => Sign(SignerRole.Body, null), "R-MED-06");
        Sign(SignerRole.Respondent, 2);
        Refused(() => Sign(SignerRole.Respondent, 2), "R-MED-06");
        Refused(() => Sign(SignerRole.Body, null), "R-MED-06");
        Sign(SignerRole.Applicant, 1);
        Refused(() => Sign(SignerRole.Body, null), "R-MED-06");
        Sign(SignerRole.Mediator, null);
        dispute.State.ShouldBe(DisputeState.AgreementReached);
        Sign(SignerRole.Body, null);
        dispute.State.ShouldBe(DisputeState.AgreementEffective);
        dispute.Agreed.ShouldBe(Money.FromYuan(9_000));
    }

    [Fact]
    public void Whoever_read_another_wording_does_not_sign_and_a_new_wording_voids_signatures()
    {
        var dispute = Disputed.In(DisputeState.AgreementReached);
        var digest = dispute.Agreement!.DigestNow(dispute.Number);
        dispute.Sign(new(SignerRole.Applicant, 1, "王小工", SignatureMethod.Drawn), digest, null, Disputed.Rules, Disputed.Now);
        dispute.Draft(Disputed.Content(6_000, (10, 6_000)), Disputed.Now);
        dispute.AgreementSignatures.ShouldBeEmpty();
        Refused(() => dispute.Sign(new(SignerRole.Respondent, 2, "钱老板", SignatureMethod.Drawn), digest, null, Disputed.Rules, Disputed.Now), "R-MED-06");
    }

    [Fact]
    public void Settled_once_and_for_all_lists_what_is_settled()
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        Refused(() => dispute.Draft(Disputed.Content() with { SettlesForGood = true }, Disputed.Now), "R-MED-08").Field.ShouldBe("SettledClaims");
        dispute.Draft(Disputed.Content() with { SettlesForGood = true, SettledClaims = "2025年12月至2026年2月工资" }, Disputed.Now);
    }

    [Fact]
    public void A_record_is_frozen_only_when_everything_is_in_it_and_then_stays()
    {
        var dispute = Disputed.In(DisputeState.Mediating);
        var session = dispute.Sessions.Single();
        var later = Disputed.Now.AddDays(2);
        Refused(() => dispute.Hold(session.Id, true, true, null, Disputed.Now), "R §14");
        dispute.Hold(session.Id, true, true, null, later);
        dispute.WriteRecord(session.Id, new(true, false, "要求支付工资", "愿意分期", "分三期", "双方同意"));
        dispute.SignRecord(session.Id, new(SignerRole.Mediator, null, "调解员", SignatureMethod.Paper, null, Disputed.Mediator), later);
        Refused(() => dispute.FreezeRecord(session.Id, "1", later), "R §14").Field.ShouldBe("RightsRead");
        dispute.WriteRecord(session.Id, new(true, true, "要求支付工资", "愿意分期", "分三期", "双方同意"));
        Refused(() => dispute.FreezeRecord(session.Id, "1", later), "R §14"); // the mediator signed another wording
        dispute.SignRecord(session.Id, new(SignerRole.Mediator, null, "调解员", SignatureMethod.Paper, null, Disputed.Mediator), later);
        Refused(() => dispute.FreezeRecord(session.Id, "1", later), "R §14").Field.ShouldBe("NotSigned");
        dispute.SignRecord(session.Id, new(SignerRole.Applicant, 1, "王小工", SignatureMethod.Paper), later);
        dispute.SignRecord(session.Id, new(SignerRole.Respondent, 2, "钱老板", SignatureMethod.Paper), later);
        dispute.FreezeRecord(session.Id, "1", later);
        session.Record!.Digest!.Length.ShouldBe(64);
        Refused(() => dispute.WriteRecord(session.Id, new(true, true, "改口", "", null, "另有结果")), "R §14");
    }

    [Theory]
    [InlineData((int)MediationBody.PeoplesCommittee, false, false, new[] { "JudicialConfirmation", "ArbitrationReview" })]
    [InlineData((int)MediationBody.JointCentre, false, false, new[] { "ArbitrationReview", "JudicialConfirmation" })]
    [InlineData((int)MediationBody.JointCentre, true, false, new[] { "ArbitrationReview" })]
    [InlineData((int)MediationBody.PeoplesCommittee, false, true, new[] { "Perform", "Arbitration" })]
    public void The_way_to_lock_in_is_advised_as_in_the_decision_table(int body, bool other, bool relation, string[] expected) => Advice(body, other, relation).ShouldBe(expected);

    [Fact]
    public void After_a_breach_of_wages_a_payment_order_comes_first() =>
        LockInAdvice.For(Disputed.In(DisputeState.Breached)).Select(way => way.Route).ShouldBe([LockInRoute.PaymentOrder, LockInRoute.Court, LockInRoute.Arbitration]);

    [Fact]
    public void A_payment_order_needs_all_its_conditions_and_review_needs_both_sides_in_time()
    {
        var breached = Disputed.In(DisputeState.Breached);
        Refused(() => breached.TakeLockInStep(DisputeStep.ApplyPaymentOrder, "1", new(MoneyIsCertain: true, NothingOwedBack: true, DebtorCanBeServed: true), Disputed.Today, true), "R-LOCK-03");
        var effective = Disputed.In(DisputeState.AgreementEffective);
        Refused(() => effective.TakeLockInStep(DisputeStep.ApplyArbReview, "1", new(true, true), Disputed.Today, false), "CLK-ARBREV-APPLY");
        Refused(() => effective.TakeLockInStep(DisputeStep.ApplyJudConfirm, "1", new(false, true), Disputed.Today, true), "R §1.10");
        Refused(() => effective.TakeLockInStep(DisputeStep.ApplyJudConfirm, "1", new(true, false), Disputed.Today, true), "R-LOCK-02");
    }

    internal static RefusedException Refused(Action act, string rule)
    {
        var refused = Should.Throw<RefusedException>(act);
        refused.RuleId.ShouldBe(rule);
        return refused;
    }

    private static string[] Advice(int body, bool other, bool relation)
    {
        var dispute = Disputed.Applied(body: (MediationBody)body).Consenting().Benched();
        dispute.Accept("1", Disputed.Now);
        Meet(dispute);
        dispute.Draft(Disputed.Content() with { OtherDuties = other ? "出具离职证明" : null, OtherDutiesDue = other ? Disputed.Today.AddDays(5) : null, ConfirmsRelation = relation }, Disputed.Now);
        dispute.SignAll();
        return [.. LockInAdvice.For(dispute).Select(way => way.Route.ToString())];
    }

    private static void Meet(DisputeCase dispute) => dispute.Schedule(Disputed.Now.AddDays(1), "调解室", "请准时到场", false, Disputed.Now);
}
