using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Features.CheckCall;
using Niangjia.Cases.Features.SplitRequest;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Hotline;

/// <summary>From the talk to the quality check and back (R-HOT-02, R-HOT-03).</summary>
public sealed class HotlineLoopTests
{
    [EachDatabase]
    public async Task A_question_is_answered_and_closed_in_one_step_and_the_answer_is_found_next_time(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var agent = await app.AgentAsync(town);
        var record = await agent.PickUpAsync("0515-82312345");
        (await record.Form("record-call").Fill(new { Facts = "仲裁收费吗", Answer = "不收费。" }).SubmitAsync("已答复")).ShouldRefuse("Category", "来电类别");
        (await record.Form("record-call").Fill(new { Category = HotlineCategory.Question, Answer = "" }).SubmitAsync("已答复")).ShouldRefuse("Answer", "答复内容");
        var second = await agent.OpenAsync(record.Url);
        (await record.Form("record-call").Fill(new { Facts = "仲裁收费吗", Category = HotlineCategory.Question, Answer = "不收费。" }).SubmitAsync("已答复")).ShouldBeAt(HotlineUrls.Desk).ShouldShow("来电办结");
        var call = await app.LastCallAsync();
        (call.Stage, call.Ending, call.Answer, call.Words, call.RequestId, call.Draft).ShouldBe((HotlineStage.Closed, HotlineEnding.AnsweredAtOnce, "不收费。", "仲裁收费吗", null, null));
        (await agent.LookUpAsync("051582312345")).ShouldContain("不收费。");
        (await agent.OpenAsync(record.Url)).ShouldShow("已经结束").Forms.ShouldNotContain(form => form.Name == "record-call");
        // In a second window nothing can be kept any more, and nothing is said to be.
        (await second.Form("record-call").SubmitAsync("保存草稿")).ShouldRefuse("已经结束").ShouldNotShow("已保存");
    }

    [EachDatabase]
    public async Task What_was_typed_is_kept_on_every_step_and_for_whoever_comes_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var agent = await app.AgentAsync(town);
        var record = await agent.PickUpAsync();
        await record.Form("record-call").ShouldRefuseNonsenseAsync();
        record = await agent.OpenAsync(record.Url);
        record.Form("record-call").Value("Mobile").ShouldBe(HotlineSteps.Mobile);
        var much = string.Concat(Enumerable.Repeat("老板拖欠，", 900)); // fits no column of a single value
        (await record.Form("record-call").Fill(new { Facts = much, Category = HotlineCategory.Complaint }).SubmitAsync("保存草稿")).Text.ShouldContain("已保存");
        (await agent.OpenAsync(record.Url)).Form("record-call").Value("Facts").ShouldBe(much);
        // A refused form is kept as well.
        (await record.Form("record-call").Fill(new { Facts = "老板拖欠工资", Name = "王小工" }).SubmitAsync("登记为诉求")).ShouldRefuse("Facts", "10");
        var desk = await agent.OpenAsync(HotlineUrls.Desk);
        var again = (await desk.FollowAsync("继续登记")).Form("record-call");
        (again.Value("Facts"), again.Value("Name")).ShouldBe(("老板拖欠工资", "王小工"));
        (await app.LastCallAsync()).Draft!.Stored.ShouldNotContain("拖欠");

        var colleague = await app.AgentAsync(town, "坐席二号");
        var url = HotlineUrls.Step((await app.LastCallAsync()).Id, "record");
        // A colleague sees nothing of what is being taken down, and sends nothing for the agent (R-PRI-13).
        (await colleague.OpenAsync(url)).ShouldShow("同事接听").ShouldNotShow("老板拖欠工资", "王小工", HotlineSteps.Mobile).Forms.ShouldNotContain(form => form.Name == "record-call");
    }

    [EachDatabase]
    public async Task The_period_of_the_class_runs_beside_the_others_goes_with_the_request_and_is_extended_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var agent = await app.AgentAsync(town);
        var call = await app.TakeDownAsync(agent);
        var id = call.RequestId!.Value;
        (call.Category, call.Class, call.Stage, call.Draft).ShouldBe((HotlineCategory.Complaint, HotlineClass.Difficult, HotlineStage.InHand, null));
        (call.Request!.Channel, call.Request.HotlineCallId, call.Request.SuggestedType).ShouldBe((IntakeChannel.Phone12351, call.Id, CaseType.WageArrears));
        (await app.ClockAsync(id, "sla.hotline.difficult")).DueDate.ShouldBe(new(2026, 3, 16));
        (await app.ClockAsync(id, "sla.triage")).Status.ShouldBe(ClockStatus.Running);

        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        await app.TriageRequestAsync(id, CaseType.WageArrears);
        await app.AssignAsync(id, town.Community.Id);
        (await app.ClockAsync(id, "sla.hotline.difficult")).UnitPath.ShouldBe(town.Community.Path);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("12351 热线来电", "难点", "延长时限");
        var extend = await officer.OpenAsync(CaseUrls.Step(id, "extend-class"));
        (await extend.SubmitAsync("extend-hotline", new { Reason = "等单位提供流水" })).ShouldShow("时限已延长");
        (await app.ClockAsync(id, "sla.hotline.difficult")).DueDate.ShouldBe(new(2026, 3, 23));
        (await (await officer.OpenAsync(CaseUrls.Step(id, "extend-class"))).SubmitAsync("extend-hotline", new { Reason = "还要等" })).ShouldRefuse("只能延长一次");
        (await app.ToldAsync(id, "Cases.HotlinePeriodExtended")).Reason.ShouldBe("等单位提供流水");
    }

    [EachDatabase]
    public async Task A_result_is_called_back_checked_by_somebody_else_and_only_then_closed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var agent = await app.AgentAsync(town);
        var head = await app.AddAccountAsync(Role.DistrictOfficer, town.District.Path, "周干事");
        var call = await app.TakeDownAsync(agent);
        var id = call.RequestId!.Value;
        await app.HandleAsync(town, id);
        (await app.ClockAsync(id, "sla.hotline.difficult")).Status.ShouldBe(ClockStatus.Met);
        (await agent.OpenAsync($"{HotlineUrls.Calls}?tab=ToCallBack")).ShouldShow(call.Number);
        (await agent.OpenAsync(NoticeUrls.List)).ShouldShow("请回访");

        // Whoever handled it does not ask how it was handled; the call-back is the hotline's, and so is its delay.
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await (await officer.OpenAsync(CaseUrls.Step(id, "call-back"))).SubmitAsync("call-back", new { Reached = "true", Who = "本人", Solved = "true", Stars = "5" })).ShouldRefuse("由热线坐席回访");
        (await app.ClockAsync(call.Id, "sla.visitBack")).UnitPath.ShouldBe(town.District.Path);

        var script = await agent.OpenAsync(HotlineUrls.Step(call.Id, "call-back"));
        script.ShouldShow("单位反馈：工资已全部补发。").ShouldNotShow(HotlineSteps.Mobile);
        await script.Form("call-back-caller").ShouldRefuseNonsenseAsync();
        (await agent.CallBackAsync(call.Id)).ShouldShow("等待质检");
        await app.RunJournalAsync();
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Evaluated);
        (await app.ClockAsync(call.Id, "sla.visitBack")).Status.ShouldBe(ClockStatus.Met);
        (await app.ClockAsync(call.Id, "sla.hotlineCheck")).DueDate.ShouldBe(new(2026, 3, 5));
        (await agent.OpenAsync(HotlineUrls.Step(call.Id, "check"))).ShouldShow("不能质检自己的来电").Forms.ShouldNotContain(form => form.Name == "check-call");

        var checker = await app.SignInAsync(head);
        (await checker.OpenAsync(NoticeUrls.List)).ShouldShow("待质检");
        (await checker.OpenAsync($"{HotlineUrls.Calls}?tab=ToCheck")).ShouldShow(call.Number);
        await (await checker.OpenAsync(HotlineUrls.Step(call.Id, "check"))).Form("check-call").ShouldRefuseNonsenseAsync();
        (await checker.CheckAsync(call.Id, passed: true, CallMark.Poor)).ShouldRefuse("Passed", "不能通过");
        (await checker.CheckAsync(call.Id, passed: true)).ShouldShow("质检通过");
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Closed);
        (await app.LastCallAsync()).Stage.ShouldBe(HotlineStage.Closed);
        (await app.ClockAsync(call.Id, "sla.hotlineCheck")).Status.ShouldBe(ClockStatus.Met);
    }

    [EachDatabase]
    public async Task What_does_not_pass_goes_back_to_the_unit_with_the_reason_and_its_period_begins_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var account = await app.AddAccountAsync(Role.HotlineAgent, town.District.Path, "坐席一号");
        var agent = await app.SignInAsync(account);
        var call = await app.TakeDownAsync(agent);
        var id = call.RequestId!.Value;
        var officer = await app.HandleAsync(town, id);
        await agent.CallBackAsync(call.Id);
        await app.RunJournalAsync();
        app.AtTime("2026-03-03 09:00");
        var checker = await app.AgentAsync(town, "坐席二号");
        (await checker.CheckAsync(call.Id, passed: false, CallMark.Poor)).ShouldRefuse("Reason", "重新办理");
        (await checker.CheckAsync(call.Id, passed: false, CallMark.Poor, "没有单位的书面承诺")).ShouldShow("退回承办单位");
        await app.RunJournalAsync();
        var request = await app.RequestAsync(id);
        (request.State, request.HandlerPath, request.Reopenings).ShouldBe((RequestState.Assigned, town.Community.Path, 1));
        (await app.ToldAsync(id, "Cases.RequestReopened")).Reason.ShouldBe("没有单位的书面承诺");
        (await app.ClockAsync(id, "sla.hotline.difficult")).StartDate.ShouldBe(new(2026, 3, 3));

        await app.HandleAsync(town, id, officer);
        (await (await app.SignInAsync(account)).CallBackAsync(call.Id)).ShouldShow("等待质检");
        (await checker.CheckAsync(call.Id, passed: true)).ShouldShow("质检通过", "不通过", "没有单位的书面承诺");
    }

    [EachDatabase]
    public async Task Nobody_reached_counts_only_after_three_tries_at_different_times(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var account = await app.AddAccountAsync(Role.HotlineAgent, town.District.Path, "坐席一号");
        var call = await app.TakeDownAsync(await app.SignInAsync(account));
        await app.HandleAsync(town, call.RequestId!.Value);
        for (var tried = 1; tried <= 3; tried++)
        {
            (await app.LastCallAsync()).CalledBackAt.ShouldBeNull();
            app.Clock.Advance(TimeSpan.FromHours(2));
            var agent = await app.SignInAsync(account);
            var script = await agent.OpenAsync(HotlineUrls.Step(call.Id, "call-back"));
            (await script.SubmitAsync("call-back-caller", new { Reached = "false" })).ShouldShow("没有联系上");
            if (tried == 3) continue;
            app.Clock.Advance(TimeSpan.FromMinutes(10));
            (await (await agent.OpenAsync(script.Url)).SubmitAsync("call-back-caller", new { Reached = "false" })).ShouldRefuse("2 小时");
        }
        (await app.LastCallAsync()).CalledBackAt.ShouldNotBeNull();
        (await (await app.SignInAsync(account)).OpenAsync($"{HotlineUrls.Calls}?tab=ToCallBack")).ShouldNotShow(call.Number);
        app.AtTime("2026-03-12 09:00");
        await app.LetTimeActAsync();
        (await app.RequestAsync(call.RequestId.Value)).State.ShouldBe(RequestState.Evaluated); // waits for the check instead of being filed
        app.AtTime("2026-03-18 09:00");
        await app.LetTimeActAsync();
        (await (await app.SignInAsync(account)).OpenAsync($"{HotlineUrls.Calls}?tab=Overdue")).ShouldShow(call.Number);
    }

    [EachDatabase]
    public async Task Who_called_in_confidence_is_called_back_by_whoever_may_know_it_and_anew_when_it_is_handled_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var (entered, other, leads) = (await AgentAsync("坐席一号"), await AgentAsync("坐席二号"), await app.AddAccountAsync(Role.DistrictLeader, town.District.Path, "陈主席"));
        var call = await app.TakeDownAsync(await app.SignInAsync(entered), secrecy: Secrecy.Confidential);
        var id = call.RequestId!.Value;
        await app.HandleAsync(town, id);
        var (agent, colleague, leader) = (await app.SignInAsync(entered), await app.SignInAsync(other), await app.SignInAsync(leads));
        (await app.NoticesOfAsync(entered)).ShouldContain(notice => notice.Title.Contains("请回访"));
        (await app.NoticesOfAsync(leads)).ShouldContain(notice => notice.Title.Contains("请回访"));
        (await app.NoticesOfAsync(other)).ShouldNotContain(notice => notice.Title.Contains("请回访"));
        (await agent.OpenAsync($"{HotlineUrls.Calls}?tab=ToCallBack")).ShouldShow(call.Number);
        (await leader.OpenAsync($"{HotlineUrls.Calls}?tab=ToCallBack")).ShouldShow(call.Number);
        (await colleague.OpenAsync($"{HotlineUrls.Calls}?tab=ToCallBack")).ShouldNotShow(call.Number);
        (await colleague.OpenAsync(HotlineUrls.Step(call.Id, "call-back"))).ShouldShow("要求保密").Forms.ShouldNotContain(form => form.Name == "call-back-caller");

        // The worker answers before anybody calls: not solved. Nothing is due about that result any more, and the next one is called back from its own day.
        app.AtTime("2026-03-03 09:00");
        await app.InDatabaseAsync(async data =>
        {
            (await data.FindAsync<Niangjia.Cases.Domain.Requests.WorkerRequest>(id))!.Rate(1, false, "还没有发", app.Clock.GetUtcNow());
            return await data.SaveChangesAsync(CancellationToken.None);
        });
        await app.RunJournalAsync();
        (await app.ClockAsync(call.Id, "sla.visitBack")).Status.ShouldBe(ClockStatus.Cancelled);
        app.AtTime("2026-03-04 09:00");
        await app.HandleAsync(town, id);
        (await app.ClockAsync(call.Id, "sla.visitBack")).StartDate.ShouldBe(new(2026, 3, 4));
        (await (await app.SignInAsync(leads)).CallBackAsync(call.Id)).ShouldShow("等待质检");

        Task<Guid> AgentAsync(string name) => app.AddAccountAsync(Role.HotlineAgent, town.District.Path, name);
    }

    [EachDatabase]
    public async Task Parts_of_a_call_keep_its_guard_and_its_period_and_the_last_of_them_asks_for_the_check(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var head = await app.AddAccountAsync(Role.DistrictOfficer, town.District.Path, "周干事");
        var call = await app.TakeDownAsync(await app.AgentAsync(town), notToEmployer: true);
        app.AtTime("2026-03-03 09:00");
        var parts = await app.AsSystemAsync(services => services.GetRequiredService<SplitRequestHandler>().HandleAsync(
            new(call.RequestId!.Value, [new(CaseSteps.Wages, CaseType.WageArrears), new("宿舍热水器坏了一个月没人修，洗澡要排队。", CaseType.ParkDormitory)], null), CancellationToken.None));
        foreach (var id in parts)
        {
            var part = await app.RequestAsync(id);
            (part.NotToEmployer, part.HotlineClass, part.HotlineCallId).ShouldBe((true, HotlineClass.Difficult, null));
            (await app.ClockAsync(id, "sla.hotline.difficult")).DueDate.ShouldBe(new(2026, 3, 16));
        }
        await app.InDatabaseAsync(async data =>
        {
            foreach (var id in parts) (await data.FindAsync<Niangjia.Cases.Domain.Requests.WorkerRequest>(id))!.Withdraw("已谈好", false, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync(CancellationToken.None);
        });
        await app.RunJournalAsync();
        (await app.RequestAsync(call.RequestId!.Value)).State.ShouldBe(RequestState.Closed);
        (await app.NoticesOfAsync(head)).ShouldContain(notice => notice.Title.Contains("待质检"));
        (await app.ClockAsync(call.Id, "sla.hotlineCheck")).Status.ShouldBe(ClockStatus.Running);
    }

    [Fact]
    public async Task Nobody_is_asked_to_call_back_about_a_tip_or_what_was_rated_and_what_one_may_not_see_has_no_sheet_and_no_check()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var account = await app.AddAccountAsync(Role.HotlineAgent, town.District.Path, "坐席一号");
        var tip = await app.TakeDownAsync(await app.SignInAsync(account), secrecy: Secrecy.Anonymous);
        await app.HandleAsync(town, tip.RequestId!.Value);
        (await app.NoticesOfAsync(account)).ShouldNotContain(notice => notice.Title.Contains("请回访"));

        // A hotline of a community takes down in confidence what lies in another one: a colleague sees the call and nothing of the request.
        var agent = await app.SignInAsAsync(Role.HotlineAgent, town.Community.Path);
        var record = (await agent.PickUpAsync()).Form("record-call").Fill(HotlineSteps.Said(secrecy: Secrecy.Confidential)).Fill("UnitId", town.OtherCommunity.Id);
        (await record.SubmitAsync("登记为诉求")).ShouldShow("已登记为");
        var call = await app.LastCallAsync();
        var colleague = await app.AddAccountAsync(Role.HotlineAgent, town.Community.Path, "坐席三号");
        await app.AsSystemAsync(async services =>
        {
            services.GetRequiredService<CurrentUser>().Become(colleague, null, colleague, "坐席三号", [new(Role.HotlineAgent, town.Community.Path)]);
            var sheets = services.GetServices<IDocumentSource>().Single(source => source.Subject == "hotline");
            (await sheets.FindAsync(call.Id, CancellationToken.None))!.Offers.ShouldBeEmpty();
            (await sheets.FillAsync(call.Id, "WorkSheet", 0, CancellationToken.None)).ShouldBeNull();
            await Should.ThrowAsync<Kernel.NotFoundException>(() => services.GetRequiredService<CheckCallHandler>().HandleAsync(new(call.Id, [], true), CancellationToken.None));
            return true;
        });
    }

    [EachDatabase]
    public async Task A_request_taken_back_ends_its_call_without_a_check(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var call = await app.TakeDownAsync(await app.AgentAsync(town));
        await app.InDatabaseAsync(async db =>
        {
            var request = (await db.FindAsync<Niangjia.Cases.Domain.Requests.WorkerRequest>(call.RequestId!.Value))!;
            request.Withdraw("已谈好", false, app.Clock.GetUtcNow());
            return await db.SaveChangesAsync(CancellationToken.None);
        });
        await app.RunJournalAsync();
        (await app.LastCallAsync()).Stage.ShouldBe(HotlineStage.Closed);
    }
}
