using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData.Tests;

/// <summary>The full year, read without being played.</summary>
public sealed class PlanTests
{
    private static readonly IReadOnlyList<PlannedStory> Full = Plan.Of(PlanSize.Full);

    [Fact]
    public void Exactly_539_mediations_end_in_agreements_worth_9567500_yuan()
    {
        var agreed = Full.Where(story => story.IsAgreed).ToList();
        agreed.Count.ShouldBe(539);
        Money.Sum(agreed.Select(story => story.Agreed)).ShouldBe(Money.FromYuan(9_567_500.00m));
        agreed.ShouldAllBe(story => story.Agreed > Money.Zero && story.Claimed >= story.Agreed);
    }

    [Fact]
    public void Every_case_type_and_stream_comes_in()
    {
        Full.Select(story => story.Type).Distinct().Order().ShouldBe(Enum.GetValues<CaseType>());
        Full.Select(story => CaseCatalogue.Of(story.Type).Stream).Distinct().Order().ShouldBe(Enum.GetValues<AffairStream>());
    }

    [Fact]
    public void Every_course_of_a_request_and_of_a_mediation_is_taken()
    {
        Full.Select(story => story.Course).Distinct().Order().ShouldBe(Enum.GetValues<Course>());
        Full.Select(story => story.Mediation).OfType<Mediation>().Distinct().Order().ShouldBe(Enum.GetValues<Mediation>());
    }

    [Fact]
    public void Collective_confidential_and_anonymous_requests_come_in_by_many_channels()
    {
        Full.Count(story => story.Persons >= 10).ShouldBeGreaterThan(10);
        Full.Select(story => story.Secrecy).Distinct().Order().ShouldBe(Enum.GetValues<Secrecy>());
        Full.Select(story => story.Channel).Distinct().Count().ShouldBeGreaterThan(9);
        Full.Where(story => story.Secrecy == Secrecy.Anonymous).ShouldAllBe(story => story.Channel == IntakeChannel.Web && story.Mediation == null);
    }

    [Fact]
    public void The_year_is_the_same_each_time() => Plan.Of(PlanSize.Full).ShouldBe(Full);

    [Fact]
    public void Workers_have_several_things_to_say_of_every_type()
    {
        Facts.Types.Order().ShouldBe(Enum.GetValues<CaseType>());
        foreach (var type in Facts.Types) Facts.CountOf(type).ShouldBeGreaterThanOrEqualTo(3, type.ToString());
    }

    [Fact]
    public void No_place_is_left_open_in_a_message()
    {
        var matter = new MessageMatter("望川河东恒达来鞋业有限公司", "针车工", "河东春晖社区", Money.FromYuan(3600), 4, new(2026, 11, 27));
        var dice = Plan.DiceOf(1);
        foreach (var type in Facts.Types)
            for (var n = 0; n < 40; n++) Facts.Of(type, matter, dice).ShouldNotContain("{");
        Facts.Mixed(matter, dice).ShouldNotContain("{");
    }

    [Fact]
    public void Numbers_of_invented_people_are_sound_and_nobodys()
    {
        var dice = Plan.DiceOf(2);
        for (var n = 1; n < 200; n++)
        {
            CitizenId.TryParse(Names.CitizenId(dice, n % 2 == 0, 1960 + n % 45), new(2026, 11, 27), allowFiction: true, out var id, out _).ShouldBeTrue();
            (id!.IsFiction, id.Sex == Sex.Female).ShouldBe((true, n % 2 == 0));
            CreditCode.TryParse(Names.CreditCode(n), out var code, out _).ShouldBeTrue();
            (code!.FailedChecks, code.Region).ShouldBe((CreditCodeChecks.None, CitizenId.FictionRegion));
            Mobile.TryParse(Names.Mobile(n), out var mobile).ShouldBeTrue();
            mobile!.Value.ShouldStartWith("1600");
            Phone.TryParse(Names.Line(n), out var line).ShouldBeTrue();
            line!.Value.ShouldStartWith("0300-");
        }
        Enumerable.Range(0, TownSize.Full.Firms).Select(n => Names.Firm(n, "河东").Name).Distinct().Count().ShouldBe(TownSize.Full.Firms);
    }
}
