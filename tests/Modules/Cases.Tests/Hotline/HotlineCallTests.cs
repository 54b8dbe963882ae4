using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Tests.Hotline;

/// <summary>The verbs of a call, without a database (R-HOT-01…03).</summary>
public sealed class HotlineCallTests
{
    private static readonly DateTimeOffset Now = HandlingSteps.Now;
    private static readonly HotlineRules Rules = new(2, 60, ["manner", "record"]);
    private readonly Guid _agent = Guid.CreateVersion7(Now);
    private readonly Guid _checker = Guid.CreateVersion7(Now);

    [Fact]
    public void A_question_is_closed_with_its_answer_and_needs_no_class()
    {
        var call = Talking();
        Refused(() => call.AnswerAtOnce(null, "可以", null, null, Now), "R-HOT-01");
        Refused(() => call.AnswerAtOnce(HotlineCategory.Question, " ", null, null, Now), "R-HOT-02");
        call.AnswerAtOnce(HotlineCategory.Question, " 不收费。 ", "仲裁收费吗", null, Now);
        (call.Stage, call.Ending, call.Answer, call.Class, call.ClosedAt).ShouldBe((HotlineStage.Closed, HotlineEnding.AnsweredAtOnce, "不收费。", null, Now));
        Refused(() => call.HangUp(false, null, null, null, null, Now), "R-HOT-03");
        Refused(() => call.Take(_checker, Now), "R-HOT-03");
    }

    [Fact]
    public void A_request_needs_category_and_class_before_it_is_taken_in()
    {
        var call = Talking();
        Refused(() => call.Judge(HotlineCategory.Complaint, null, false), "R-HOT-02");
        Refused(() => call.Judge(null, HotlineClass.General, false), "R-HOT-01");
        call.Judge(HotlineCategory.Complaint, HotlineClass.General, false);
        call.Become(HandlingSteps.New("/1/"), Now);
        (call.Stage, call.Ending).ShouldBe((HotlineStage.InHand, HotlineEnding.BecameRequest));
    }

    [Fact]
    public void A_check_is_by_somebody_else_complete_and_has_enough_points_or_a_reason()
    {
        var call = InHand();
        Refused(() => call.Check(Sheet(CallMark.Good, true), _agent, "坐席", Now, Rules), "R-HOT-03");
        Refused(() => call.Check(new([new("manner", CallMark.Good)], true, null), _checker, "班长", Now, Rules), "R-HOT-03");
        Refused(() => call.Check(Sheet(CallMark.Fair, true), _checker, "班长", Now, Rules), "R-HOT-03"); // 2 of 4 points are less than 60 %
        Refused(() => call.Check(Sheet(CallMark.Good, false), _checker, "班长", Now, Rules), "R-HOT-03");
        call.Check(Sheet(CallMark.Poor, false, "没有核实"), _checker, "班长", Now, Rules);
        (call.Stage, call.CalledBackAt).ShouldBe((HotlineStage.InHand, null));
        call.Check(Sheet(CallMark.Good, true), _checker, "班长", Now, Rules);
        (call.Stage, call.Checks.Count, call.Checks[1].Points, call.Checks[1].Of).ShouldBe((HotlineStage.Closed, 2, 4, 4));
        Refused(() => call.Check(Sheet(CallMark.Good, true), _checker, "班长", Now, Rules), "R-HOT-03");
    }

    [Fact]
    public void What_is_handled_again_is_called_back_anew()
    {
        var call = InHand();
        call.CalledBack(false, Now);
        call.AwaitAnew();
        call.CalledBackAt.ShouldBeNull();
    }

    private static CheckSheet Sheet(CallMark mark, bool passed, string? reason = null) => new([new("manner", mark), new("record", mark), new("unknown", CallMark.Good)], passed, reason);

    private HotlineCall Talking()
    {
        var call = HotlineCall.Ring("RX-999901-20260302-0001", "/1/", null, null, Now);
        call.Take(_agent, Now);
        return call;
    }

    private HotlineCall InHand()
    {
        var call = Talking();
        call.Judge(HotlineCategory.Complaint, HotlineClass.General, false);
        call.Become(HandlingSteps.New("/1/"), Now);
        return call;
    }

    private static void Refused(Action act, string rule) => Should.Throw<RefusedException>(act).RuleId.ShouldBe(rule);
}
