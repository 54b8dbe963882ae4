using System.Net;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Hotline;

/// <summary>Who calls, while the telephone rings: announced by the telephone system, masked, and nothing of what was asked in confidence (R-HOT-03, R-PRI-13).</summary>
public sealed class CallerTests
{
    [EachDatabase]
    public async Task A_ringing_telephone_stands_on_the_desk_with_the_callers_history_and_is_taken_with_one_key(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var (request, _) = await app.FileWithCodeAsync(town, CaseSteps.Wages, 8_600, mobile: HotlineSteps.Mobile);
        await app.FileWithCodeAsync(town, "食堂的饭菜又贵又不新鲜，请管一管。", 0, mobile: HotlineSteps.Mobile, type: CaseType.ParkDormitory, secrecy: Secrecy.Confidential);
        var account = await app.AddAccountAsync(Role.HotlineAgent, town.District.Path, "坐席一号");
        var token = await app.GiveTokenAsync(account);
        var (answer, body) = await app.CallAsync(token, "POST", "hotline/calls", new { caller = HotlineSteps.Mobile });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await app.CallAsync(token, "POST", "hotline/calls", new { caller = "12" })).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.CallAsync(token, "POST", "hotline/calls", new { agentId = town.District.Id })).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var agent = await app.SignInAsync(account);
        var desk = await agent.OpenAsync(HotlineUrls.Desk);
        desk.ShouldShow("来电：160****0001", "王*工", "我在明珠电子做普工").ShouldNotShow(HotlineSteps.Mobile, "食堂的饭菜");
        desk.Texts("nav a[href='/hotline'] .count").ShouldBe(["1项待办"]);
        var id = body.GetProperty("id").GetGuid();
        // The telephone system opens the desk by the id it was given; a number stands in no address.
        (await agent.OpenAsync(HotlineUrls.DeskOf(id))).ShouldShow("王*工", "我在明珠电子做普工");
        (await agent.OpenAsync(HotlineUrls.DeskOf(request))).ShouldShow("王*工");
        (await desk.SubmitAsync($"take-{id}")).ShouldBeAt(HotlineUrls.Step(id, "record")).ShouldShow("王*工");
        (await app.LastCallAsync()).AgentId.ShouldBe(account);
        (await agent.OpenAsync(HotlineUrls.Desk)).ShouldShow("继续登记").ShouldNotShow("来电：160****0001");
        // Whoever may know who asked in confidence is told of it.
        var (seen, _) = await app.CallAsync(token, "GET", $"hotline/calls/{id}/caller");
        (await seen.Content.ReadAsStringAsync()).ShouldContain(request.ToString());
        var community = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await community.OpenAsync(HotlineUrls.Desk)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [EachDatabase]
    public async Task Whoever_wants_to_stay_unknown_is_not_found_by_the_number_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var agent = await app.AgentAsync(town);
        var call = await app.TakeDownAsync(agent, secrecy: Secrecy.Anonymous);
        (call.IsAnonymous, call.Caller, call.CallerIndex, call.Request!.PersonId).ShouldBe((true, null, null, null));
        // Nor is whoever asked in confidence and was answered at once: no request says who may know it.
        var asked = new { Facts = "单位拖欠工资怎么办", Category = HotlineCategory.Question, Answer = "可以申请仲裁。", Secrecy = Secrecy.Confidential };
        await (await agent.PickUpAsync()).Form("record-call").Fill(asked).SubmitAsync("已答复");
        call = await app.LastCallAsync();
        (call.Ending, call.IsAnonymous, call.Caller, call.CallerIndex).ShouldBe((HotlineEnding.AnsweredAtOnce, false, null, null));
        // The line broke: what was understood stays, the number does not.
        await (await agent.PickUpAsync()).Form("record-call").Fill(new { Facts = "老板拖欠", Category = HotlineCategory.Complaint, Class = HotlineClass.Difficult, Secrecy = Secrecy.Anonymous }).SubmitAsync("通话中断");
        call = await app.LastCallAsync();
        (call.Ending, call.Category, call.Class, call.Words, call.IsAnonymous, call.Caller, call.CallerIndex).ShouldBe((HotlineEnding.Dropped, HotlineCategory.Complaint, HotlineClass.Difficult, "老板拖欠", true, null, null));
        (await agent.LookUpAsync(HotlineSteps.Mobile)).ShouldContain("首次来电");
    }

    [EachDatabase]
    public async Task A_missed_and_a_nuisance_call_are_closed_and_the_next_one_is_warned_of(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var agent = await app.AgentAsync(town);
        var record = await agent.PickUpAsync();
        (await record.Form("record-call").Fill(new { Facts = "骂人" }).SubmitAsync("骚扰电话")).ShouldBeAt(HotlineUrls.Desk);
        (await app.LastCallAsync()).Ending.ShouldBe(HotlineEnding.Nuisance);
        (await agent.LookUpAsync(HotlineSteps.Mobile)).ShouldContain("曾有骚扰电话1次");
        (await agent.PickUpAsync("一二三")).ShouldRefuse("Caller", "看不懂");
    }
}
