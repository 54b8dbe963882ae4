using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using static Niangjia.Cases.Domain.Disputes.DisputeStep;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>R §1.6, written down a second time, and every verb tried in every state.</summary>
public sealed class DisputeTransitionTests
{
    private const DisputeStep Extend = DisputeStep.Extend;

    private static readonly Dictionary<DisputeState, DisputeStep[]> Book = new()
    {
        [DisputeState.Applied] = [Accept, NotAccept, Withdraw, GoToArbitration, GoToCourt],
        [DisputeState.Accepted] = [Begin, Fail, Withdraw, GoToArbitration, GoToCourt],
        [DisputeState.NotAccepted] = [GoToArbitration, GoToCourt, GoElsewhere, Close],
        [DisputeState.Mediating] = [Extend, Agree, Fail, Withdraw, GoToArbitration, GoToCourt],
        [DisputeState.MediationExtended] = [Extend, Agree, Fail, Withdraw, GoToArbitration, GoToCourt],
        [DisputeState.AgreementReached] = [Agree, TalkAgain, TakeEffect, Fail, Withdraw, GoToArbitration, GoToCourt],
        [DisputeState.AgreementEffective] = [Breach, Perform, ApplyArbReview, ApplyJudConfirm, GoToArbitration, GoToCourt],
        [DisputeState.Performed] = [Close],
        [DisputeState.Breached] = [Remedy, Perform, ApplyPaymentOrder, GoToArbitration, GoToCourt],
        [DisputeState.MediationFailed] = [GoToArbitration, GoToCourt, GoElsewhere, Close],
        [DisputeState.ArbReviewApplied] = [ConfirmArbReview, RefuseArbReview, Perform, GoToArbitration, GoToCourt],
        [DisputeState.ArbReviewConfirmed] = [ApplyEnforcement, Perform, GoToArbitration, GoToCourt],
        [DisputeState.JudConfirmApplied] = [AcceptJudConfirm, ConfirmJud, RefuseJud, Perform, GoToArbitration, GoToCourt],
        [DisputeState.JudConfirmed] = [ApplyEnforcement, Perform, GoToArbitration, GoToCourt],
        [DisputeState.PaymentOrderApplied] = [AcceptPaymentOrder, ServePaymentOrder, PaymentOrderTakesEffect, PaymentOrderFails, Perform, GoToArbitration, GoToCourt],
        [DisputeState.PaymentOrderEffective] = [ApplyEnforcement, Perform, GoToArbitration, GoToCourt],
        [DisputeState.EnforcementApplied] = [Perform, Close, GoToArbitration, GoToCourt],
        [DisputeState.ReferredArbitration] = [Close],
        [DisputeState.ReferredCourt] = [Close],
        [DisputeState.ReferredOther] = [Close],
        [DisputeState.Withdrawn] = [Close],
        [DisputeState.Closed] = [],
    };

    // Wherever a step is taken, it leads to one state.
    private static readonly Dictionary<DisputeStep, DisputeState> Target = new()
    {
        [Accept] = DisputeState.Accepted,
        [NotAccept] = DisputeState.NotAccepted,
        [Begin] = DisputeState.Mediating,
        [Extend] = DisputeState.MediationExtended,
        [Agree] = DisputeState.AgreementReached,
        [TalkAgain] = DisputeState.Mediating,
        [TakeEffect] = DisputeState.AgreementEffective,
        [Breach] = DisputeState.Breached,
        [Remedy] = DisputeState.AgreementEffective,
        [Perform] = DisputeState.Performed,
        [Fail] = DisputeState.MediationFailed,
        [ApplyArbReview] = DisputeState.ArbReviewApplied,
        [ConfirmArbReview] = DisputeState.ArbReviewConfirmed,
        [RefuseArbReview] = DisputeState.AgreementEffective,
        [ApplyJudConfirm] = DisputeState.JudConfirmApplied,
        [AcceptJudConfirm] = DisputeState.JudConfirmApplied,
        [ConfirmJud] = DisputeState.JudConfirmed,
        [RefuseJud] = DisputeState.AgreementEffective,
        [ApplyPaymentOrder] = DisputeState.PaymentOrderApplied,
        [AcceptPaymentOrder] = DisputeState.PaymentOrderApplied,
        [ServePaymentOrder] = DisputeState.PaymentOrderApplied,
        [PaymentOrderTakesEffect] = DisputeState.PaymentOrderEffective,
        [PaymentOrderFails] = DisputeState.Breached,
        [ApplyEnforcement] = DisputeState.EnforcementApplied,
        [GoToArbitration] = DisputeState.ReferredArbitration,
        [GoToCourt] = DisputeState.ReferredCourt,
        [GoElsewhere] = DisputeState.ReferredOther,
        [Withdraw] = DisputeState.Withdrawn,
        [Close] = DisputeState.Closed,
    };

    // Filed by the verb that reaches them, so that no verb starts from them.
    private static readonly DisputeState[] Passing = [DisputeState.Performed, DisputeState.Withdrawn];

    public static TheoryData<DisputeState, string> Everything() =>
        Pairs(Enum.GetValues<DisputeState>(), Enum.GetValues<DisputeStep>());

    public static TheoryData<DisputeState, string> Verbs() => Pairs(
        [.. Enum.GetValues<DisputeState>().Except(Passing)], [.. Enum.GetValues<DisputeStep>().Except([TakeEffect, Breach, Remedy, Perform, Begin])]);

    [Theory, MemberData(nameof(Everything))]
    public void A_step_is_possible_exactly_when_the_rule_book_says_so(DisputeState from, string name)
    {
        var step = Enum.Parse<DisputeStep>(name);
        DisputeTransitions.Allows(from, step).ShouldBe(Book[from].Contains(step));
        if (Book[from].Contains(step)) DisputeTransitions.Next(from, step).ShouldBe(Target[step]);
        else Should.Throw<RefusedException>(() => DisputeTransitions.Next(from, step)).RuleId.ShouldBe("R-MED-00");
    }

    [Theory, MemberData(nameof(Verbs))]
    public void A_verb_does_what_the_table_says_and_else_changes_nothing(DisputeState from, string name)
    {
        var step = Enum.Parse<DisputeStep>(name);
        var dispute = Disputed.In(from);
        dispute.State.ShouldBe(from);
        if (Book[from].Contains(step))
        {
            Try(dispute, step);
            dispute.State.ShouldBe(step == Withdraw ? DisputeState.Closed : Target[step]);
            return;
        }
        Should.Throw<RefusedException>(() => Try(dispute, step));
        dispute.State.ShouldBe(from);
    }

    [Fact]
    public void The_way_to_arbitration_and_court_is_open_as_long_as_something_is_in_dispute()
    {
        // R-GEN-06
        foreach (var state in Enum.GetValues<DisputeState>().Except(DisputeTransitions.Over))
        {
            DisputeTransitions.Allows(state, GoToArbitration).ShouldBeTrue(state.ToString());
            DisputeTransitions.Allows(state, GoToCourt).ShouldBeTrue(state.ToString());
        }
    }

    [Fact]
    public void What_a_side_waits_for_ends_with_the_step_that_answers_it() // R-MED-00: a clock that a step starts is met or ended by another
    {
        var rules = Enum.GetValues<DisputeStep>().Select(DisputeTransitions.RuleOf).ToList();
        var started = rules.SelectMany(rule => rule.Starts).Concat(DisputeTransitions.StartedByApplication).ToHashSet();
        rules.SelectMany(rule => rule.Meets).ShouldBeSubsetOf(started);
        started.Except(rules.SelectMany(rule => rule.Meets)).ShouldBe(["CLK-MED-LEGAL15"]); // which only an end of the mediation ends
    }

    [Fact]
    public void Every_step_names_who_takes_it() // R-MED-00
    {
        DisputeTransitions.RuleOf(Breach).Actor.ShouldBe(DisputeActor.Clock);
        Of(Remedy, Perform).ShouldAllBe(actor => actor == DisputeActor.Respondent);
        Of(Accept, NotAccept, TakeEffect).ShouldAllBe(actor => actor == DisputeActor.Body);
        Of(Begin, Extend, Agree, TalkAgain, Fail, Close).ShouldAllBe(actor => actor == DisputeActor.Mediator);
        Of(ConfirmArbReview, RefuseArbReview).ShouldAllBe(actor => actor == DisputeActor.Arbitration);
        Of(AcceptJudConfirm, ConfirmJud, RefuseJud, AcceptPaymentOrder, ServePaymentOrder, PaymentOrderTakesEffect, PaymentOrderFails).ShouldAllBe(actor => actor == DisputeActor.Court);
        Of(ApplyArbReview, ApplyJudConfirm, ApplyPaymentOrder, ApplyEnforcement, GoToArbitration, GoToCourt, GoElsewhere, Withdraw).ShouldAllBe(actor => actor == DisputeActor.Applicant);
        static IEnumerable<DisputeActor> Of(params DisputeStep[] steps) => steps.Select(step => DisputeTransitions.RuleOf(step).Actor);
    }

    private static void Try(DisputeCase dispute, DisputeStep step)
    {
        var (now, today) = (Disputed.Now, Disputed.Today);
        switch (step)
        {
            case Accept: dispute.Accept("2", now); break;
            case NotAccept: dispute.NotAccept("不在范围", "可以申请仲裁", "2", now); break;
            case Extend: dispute.Extend(5, true, true); break;
            case Agree: dispute.Draft(Disputed.Content(), now); break;
            case TalkAgain: dispute.TalkAgain("反悔"); break;
            case Fail: dispute.Fail("分歧过大", "2", today, false); break;
            case GoToArbitration: dispute.GoToArbitration(null, now); break;
            case GoToCourt: dispute.GoToCourt(null, now); break;
            case GoElsewhere: dispute.GoElsewhere(ResultCode.ReferredInspection, "投诉", now); break;
            case Withdraw: dispute.Withdraw("不想调解了", now); break;
            case Close: dispute.Close(now); break;
            default: dispute.TakeLockInStep(step, "2", new(true, true, true, true, true, true), today, true); break;
        }
    }

    private static TheoryData<DisputeState, string> Pairs(DisputeState[] states, DisputeStep[] steps)
    {
        var all = new TheoryData<DisputeState, string>();
        foreach (var state in states)
            foreach (var step in steps) all.Add(state, step.ToString());
        return all;
    }
}
