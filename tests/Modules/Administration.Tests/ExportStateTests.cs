using Niangjia.Administration.Domain;
using Niangjia.Kernel;

namespace Niangjia.Administration.Tests;

/// <summary>Leave to take rows away (R-SEC-16): decided once, by somebody else, good for a few days.</summary>
public sealed class ExportStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Asker = Guid.CreateVersion7(Now);
    private static readonly Guid Other = Guid.CreateVersion7(Now);

    [Theory, InlineData(true), InlineData(false)]
    public void It_is_decided_once_and_not_by_who_asked(bool approve)
    {
        var approval = Ask();
        Should.Throw<RefusedException>(() => approval.Decide(approve, Asker, "周干事", "可以", Now.AddDays(3), Now)).RuleId.ShouldBe("R-SEC-16");
        approval.State.ShouldBe(ExportState.Asked);

        approval.Decide(approve, Other, "陈主席", "可以", Now.AddDays(3), Now);
        var decided = approve ? ExportState.Approved : ExportState.Refused;
        approval.State.ShouldBe(decided);
        foreach (var again in (bool[])[true, false])
            Should.Throw<RefusedException>(() => approval.Decide(again, Other, "陈主席", "改主意", Now.AddDays(9), Now)).RuleId.ShouldBe("R-SEC-16");
        (approval.State, approval.Answer).ShouldBe((decided, "可以"));
    }

    [Fact]
    public void Only_what_was_approved_may_be_taken_and_only_in_time()
    {
        Ask().IsGoodAt(Now).ShouldBeFalse();
        var approved = Ask();
        approved.Decide(true, Other, "陈主席", null, Now.AddDays(3), Now);
        approved.IsGoodAt(Now.AddDays(3).AddSeconds(-1)).ShouldBeTrue();
        approved.IsGoodAt(Now.AddDays(3)).ShouldBeFalse();
        var refused = Ask();
        Should.Throw<RefusedException>(() => refused.Decide(false, Other, "陈主席", " ", Now, Now)).Field.ShouldBe("Answer");
        refused.Decide(false, Other, "陈主席", "无需带走", Now.AddDays(3), Now);
        refused.IsGoodAt(Now).ShouldBeFalse();
    }

    private static ExportApproval Ask() => ExportApproval.Ask(new("/x", "/x", "企业", 2_000, "/d1/"), Asker, "周干事", "核对台账", Now);
}
