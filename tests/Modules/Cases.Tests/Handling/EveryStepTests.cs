using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Each step of R §1.5 once through its page, as the people who take it do.</summary>
public sealed class EveryStepTests
{
    [EachDatabase]
    public async Task From_the_worker_through_every_level_to_a_second_handling_and_the_file(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var (id, code) = await app.FileWithCodeAsync(town, "老板拖欠工资，问了几次都说没钱。", 8_600);
        await StaysAsync(RequestState.Registered);
        var phone = app.Browser();
        var worker = await (await phone.OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code });
        var wrong = await app.SignInAsAsync(Role.CommunityOfficer, town.OtherCommunity.Path);
        var community = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var street = await app.SignInAsAsync(Role.StreetOfficer, town.Street.Path);

        await (await community.OpenAsync(CaseUrls.Triage(id))).SubmitAsync("triage-request", new { Stream = AffairStream.Public, Type = CaseType.WageArrears, Urgency = Urgency.Normal });
        await StaysAsync(RequestState.Triaged);
        await (await street.OpenAsync(CaseUrls.Step(id, "assign"))).SubmitAsync("assign-request", new { UnitId = town.OtherCommunity.Id });
        await StaysAsync(RequestState.Assigned);
        await (await wrong.OpenAsync(CaseUrls.Step(id, "return"))).SubmitAsync("return-request", new { Reason = "企业不在本社区" });
        await StaysAsync(RequestState.Triaged);
        await (await street.OpenAsync(CaseUrls.Step(id, "assign"))).SubmitAsync("assign-request", new { UnitId = town.Community.Id });
        await (await community.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await StaysAsync(RequestState.InProgress);
        await (await community.OpenAsync(CaseUrls.Step(id, "supplement"))).SubmitAsync("ask-supplement", new { Missing = "工资条" });
        await StaysAsync(RequestState.PendingSupplement);
        worker = await phone.OpenAsync(CaseUrls.Tracked(id));
        worker = await worker.SubmitAsync("supply-papers", new { Text = "工资条没有发过" });
        await StaysAsync(RequestState.InProgress);
        await (await community.OpenAsync(CaseUrls.Step(id, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = HandlingLevel.Street, Ground = "OtherSideRefuses", Reason = "单位拒绝沟通" });
        await StaysAsync(RequestState.Escalated);
        await (await street.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await street.OpenAsync(CaseUrls.Step(id, "hand-down"))).SubmitAsync("hand-down-request", new { UnitId = town.Community.Id, Reason = "由社区就近办理" });
        await StaysAsync(RequestState.Assigned);
        await (await community.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await community.OpenAsync(CaseUrls.Step(id, "refer"))).SubmitAsync("refer-request", new { DepartmentId = town.Inspection.Id, Matter = "请依法核查", FeedbackDue = "2026-03-20" });
        await StaysAsync(RequestState.Referred);
        var inspector = await app.SignInAsAsync(Role.HrssInspector, town.Inspection.Path);
        await (await inspector.OpenAsync(CaseUrls.WorkOrder((await app.OrderAsync(id)).Id))).SubmitAsync("reject-order", new { Reason = "已另案处理" });
        await StaysAsync(RequestState.InProgress);
        await (await community.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.PartlyResolved, Outcome = "先发了一部分。" });
        await StaysAsync(RequestState.Resolved);
        worker = await phone.OpenAsync(CaseUrls.Tracked(id));
        await worker.SubmitAsync("rate", new { Solved = "false", Stars = "1" });
        await StaysAsync(RequestState.Reopened);
        await app.RunJournalAsync();
        await StaysAsync(RequestState.Assigned);
        await (await community.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await community.OpenAsync(CaseUrls.Step(id, "open-mediation"))).SubmitAsync("open-mediation", new { RespondentAddress = "鞋都大道 1 号" });
        await StaysAsync(RequestState.CaseOpened);
        var dispute = (await app.RequestAsync(id)).DisputeId!.Value;
        var director = await app.SignInAsAsync(Role.JointCentreDirector, town.Street.Path);
        await (await director.OpenAsync(CaseUrls.DisputeStep(dispute, "decide"))).SubmitAsync("refuse-mediation", new { Reason = "单位不同意", OtherRoutes = "可以申请仲裁" });
        await app.RunJournalAsync();
        await StaysAsync(RequestState.InProgress);
        await (await community.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "单位已补发。" });
        worker = await phone.OpenAsync(CaseUrls.Tracked(id));
        await worker.SubmitAsync("rate", new { Solved = "true", Stars = "5" });
        await StaysAsync(RequestState.Closed);

        async Task StaysAsync(RequestState state) => (await app.RequestAsync(id)).State.ShouldBe(state);
    }

    [EachDatabase]
    public async Task Split_reject_merge_and_withdraw_end_it_otherwise(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var community = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        const string Facts = "老板拖欠工资，宿舍也没有热水，请你们管一管。";
        var (split, rejected, merged) = (await app.FileRequestAsync(town, Facts, 8_600), await app.FileRequestAsync(town, Facts, 0, mobile: "13900003333"), await app.FileRequestAsync(town, Facts, 0, mobile: "13900004444"));
        var (withdrawn, code) = await app.FileWithCodeAsync(town, Facts, 0, mobile: "13900005555");

        var form = (await community.OpenAsync(CaseUrls.Step(split, "split"))).Form("split-request");
        await form.Fill("Input.Parts[0].Type", CaseType.WageArrears).Fill("Input.Parts[1].Text", "宿舍没有热水，请园区处理。").Fill("Input.Parts[1].Type", CaseType.ParkDormitory).SubmitAsync();
        (await app.RequestAsync(split)).State.ShouldBe(RequestState.Split);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync(part => part.ParentId == split))).ShouldBe(2);
        await (await community.OpenAsync(CaseUrls.Step(rejected, "reject"))).SubmitAsync("reject-request", new { Reason = "不属于工会受理范围", WhereToGo = "请找街道司法所" });
        (await app.RequestAsync(rejected)).State.ShouldBe(RequestState.Rejected);
        await (await community.OpenAsync(CaseUrls.Step(merged, "merge"))).SubmitAsync("merge-request", new { MasterNumber = (await app.RequestAsync(withdrawn)).Number });
        (await app.RequestAsync(merged)).MasterId.ShouldBe(withdrawn);
        var worker = await (await app.Browser().OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code });
        await worker.SubmitAsync("withdraw", new { Reason = "已经谈好了" });
        (await app.RequestAsync(withdrawn)).State.ShouldBe(RequestState.Withdrawn);
    }
}
