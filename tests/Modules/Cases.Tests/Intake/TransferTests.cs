using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>What other organisations send over (R §1.1, R-FLW-05): taken on or given back in time, answered when there is a result.</summary>
public sealed class TransferTests
{
    private static object Letter(Place sender, string number, string kind = "Hotline12345", string ask = "Handle") => new
    {
        SenderId = sender.Id,
        SenderNumber = number,
        Kind = kind,
        Ask = ask,
        LetterOn = "2026-02-27",
        ReceivedOn = "2026-03-02",
        Facts = CaseSteps.Wages,
        Name = "张三",
        Mobile = "13800001111",
    };

    [EachDatabase]
    public async Task A_transfer_is_registered_taken_on_and_answered_when_there_is_a_result(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path, "周干事");
        var desk = await app.SignInAsync(officer);
        var form = (await desk.OpenAsync(CaseUrls.RegisterTransfer)).Form("register-transfer");
        var page = await form.Fill(Letter(town.Inspection, "转〔2026〕12号")).SubmitAsync();
        page.ShouldShow("转〔2026〕12号", "待签收", "区劳动保障监察大队", "签收", "退回来文单位", "还没有答复来文单位");

        var transfer = await app.InDatabaseAsync(data => data.Set<Transfer>().SingleAsync());
        (transfer.UnitPath, transfer.SenderKey, transfer.State).ShouldBe((town.Street.Path, "转(2026)12号", TransferState.Received));
        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync());
        (request.Channel, request.Secrecy, request.State).ShouldBe((IntakeChannel.Phone12345, Secrecy.Named, RequestState.Registered));
        // Taken on within a working day, answered within five (defaults of the platform).
        (await DuesAsync(app, transfer.Id)).ShouldBe([("sla.transfer.accept", new(2026, 3, 3)), ("sla.transfer.answer.hotline", new(2026, 3, 9))]);

        // The list, its badge, the search and the page of the request all know it.
        (await desk.OpenAsync(CaseUrls.Transfers)).ShouldShow("转〔2026〕12号", request.Number);
        (await desk.OpenAsync($"{CaseUrls.Transfers}?number=[2026]12")).ShouldShow("转〔2026〕12号");
        (await desk.OpenAsync("/search?q=" + Uri.EscapeDataString("转【2026】12号"))).ShouldShow("转〔2026〕12号");
        (await desk.OpenAsync(CaseUrls.Request(request.Id))).ShouldShow("转办来源", "转〔2026〕12号", "转办件登记，来文编号 转〔2026〕12号");

        // The same letter again, written otherwise, is the same letter.
        var again = await (await desk.OpenAsync(CaseUrls.RegisterTransfer)).Form("register-transfer").Fill(Letter(town.Inspection, "转 [２０２６] 12号")).SubmitAsync();
        again.ShouldRefuse("SenderNumber", "已经登记过");
        again.Form("register-transfer").Value("Facts").ShouldBe(CaseSteps.Wages);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(1);

        var taken = await page.SubmitAsync("accept-transfer");
        taken.ShouldShow("已签收");
        // No result, no final answer; a report in between may go at any time.
        (await taken.Form("reply-to-sender").Fill(new { Text = "已办结。", IsFinal = true }).SubmitAsync()).ShouldRefuse("IsFinal", "诉求有办理结果后才能作最终答复");
        var between = await taken.Form("reply-to-sender").Fill(new { Text = "已联系当事人，正在核实。", IsFinal = false }).Attach("Files", "复函.png", DisputeSamples.Png, "image/png").SubmitAsync();
        between.ShouldShow("正在核实", "复函.png");
        await app.ResolveRequestAsync(request.Id, town.Community, CaseType.WageArrears, "工资已补发。");
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer)).ShouldContain(notice => notice.Title.Contains("请答复来文单位") && notice.Url == CaseUrls.Transfer(transfer.Id));
        var answered = await (await desk.OpenAsync(CaseUrls.Transfer(transfer.Id))).Form("reply-to-sender").Fill(new { Text = "拖欠工资已全部补发。", IsFinal = true }).SubmitAsync();
        answered.ShouldShow("已答复", "最终答复");
        (await app.InDatabaseAsync(data => data.Set<Clock>().CountAsync(clock => clock.SubjectId == transfer.Id && clock.Status != ClockStatus.Met))).ShouldBe(0);
        (await desk.OpenAsync(CaseUrls.Transfers)).ShouldNotShow("转〔2026〕12号");
    }

    [EachDatabase]
    public async Task What_is_not_ours_goes_back_in_time_and_a_petition_nobody_objected_to_is_ours(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path);
        var desk = await app.SignInAsync(officer);
        async Task<Guid> RegisterAsync(string number, string kind)
        {
            await (await desk.OpenAsync(CaseUrls.RegisterTransfer)).Form("register-transfer").Fill(Letter(town.Inspection, number, kind)).SubmitAsync();
            return await app.InDatabaseAsync(data => data.Set<Transfer>().Where(one => one.SenderNumber == number).Select(one => one.Id).SingleAsync());
        }

        var back = await RegisterAsync("甲1", "OtherHotline");
        var returned = await (await desk.OpenAsync(CaseUrls.Transfer(back))).Form("return-transfer").Fill(new { Reason = "属住建部门职责。" }).SubmitAsync();
        returned.ShouldShow("已退回", "属住建部门职责。");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().Select(request => new { request.State, request.Outcome }).SingleAsync())).ShouldBe(new { State = RequestState.Rejected, Outcome = (string?)"已退回区劳动保障监察大队" });
        // The sender may send it once more under the same number, and then not again.
        async Task<Page> AgainAsync() => await (await desk.OpenAsync(CaseUrls.RegisterTransfer)).Form("register-transfer").Fill(Letter(town.Inspection, "甲1", "OtherHotline")).SubmitAsync();
        (await AgainAsync()).ShouldShow("待签收");
        (await AgainAsync()).ShouldRefuse("SenderNumber", "已经登记过");

        var (late, petition) = (await RegisterAsync("乙2", "OtherHotline"), await RegisterAsync("丙3", "Petition"));
        (await DuesAsync(app, petition)).ShouldBe([("CLK-PET-RETURN", new(2026, 3, 9))]);
        app.AtTime("2026-03-10 09:00");
        await app.CatchUpAsync();
        desk = await app.SignInAsync(officer);
        (await desk.OpenAsync(CaseUrls.Transfer(late))).ShouldShow("已不能退回").Forms.ShouldNotContain(form => form.Name == "return-transfer");
        (await app.NoticesOfAsync(officer, NoticeKind.RedCard)).Count.ShouldBeGreaterThan(0);
        // R §1.7: silence means ours, and the sixty days for the opinion run from that moment.
        var silent = await app.InDatabaseAsync(data => data.Set<Transfer>().SingleAsync(one => one.Id == petition));
        silent.State.ShouldBe(TransferState.Accepted);
        (await DuesAsync(app, petition)).ShouldContain(due => due.Code == "CLK-PET-DONE");
    }

    [EachDatabase]
    public async Task A_court_gives_thirty_days_or_sets_a_day_and_being_assigned_is_being_taken_on(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var office = await app.AddAccountAsync(Role.DistrictOfficer, town.District.Path);
        async Task<Guid> TakeAsync(string number, TransferAsk ask, DateOnly? by = null) => (await app.AsSystemAsync(services =>
        {
            services.GetRequiredService<CurrentUser>().Become(office, null, office, "李干事", [new(Role.DistrictOfficer, town.District.Path)]);
            return services.GetRequiredService<TransferIntake>().TakeAsync(
                new(TransferKind.Court, ask, town.Inspection.Path, number, null, new(2026, 3, 2), by), new TypedRequest { Facts = CaseSteps.Wages, UnitId = town.Grid.Id, Type = CaseType.WageArrears }, town.District.Path, office, CancellationToken.None);
        })).Id;

        var delegated = await TakeAsync("委派1", TransferAsk.DelegatedMediation);
        (await DuesAsync(app, delegated)).ShouldContain(due => due.Code == "CLK-COURT-DELEGATED" && due.Due == new DateOnly(2026, 4, 1));
        (await DuesAsync(app, await TakeAsync("委托2", TransferAsk.EntrustedMediation, new(2026, 3, 12)))).ShouldContain(due => due.Code == "CLK-COURT-ENTRUSTED" && due.Due == new DateOnly(2026, 3, 12));
        (await DuesAsync(app, await TakeAsync("知悉3", TransferAsk.Inform))).ShouldBeEmpty();

        var request = await app.InDatabaseAsync(data => data.Set<Transfer>().Where(one => one.Id == delegated).Select(one => one.RequestId).SingleAsync());
        await app.TriageRequestAsync(request, CaseType.WageArrears);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(request, town.Community.Id, null, null), CancellationToken.None));
        await app.RunJournalAsync();
        (await app.InDatabaseAsync(data => data.Set<Transfer>().Where(one => one.Id == delegated).Select(one => one.State).SingleAsync())).ShouldBe(TransferState.Accepted);
        // The unit that has it in hand sees what is owed, and may answer; another community sees nothing of it.
        (await (await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path)).OpenAsync(CaseUrls.Transfer(delegated))).ShouldShow("委派1", "答复来文单位");
        (await (await app.SignInAsAsync(Role.CommunityOfficer, town.OtherCommunity.Path)).OpenAsync(CaseUrls.Transfer(delegated))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task Another_organisation_sends_by_itself_and_reads_only_its_own(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var tree = await app.TreeAsync();
        var court = await app.AddUnitAsync(tree.District, UnitKind.PartnerDepartment, "区人民法院", Competence.Court);
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.CourtLiaison, court.Path));
        var stranger = await app.GiveTokenAsync(await app.AddAccountAsync(Role.HrssInspector, town.Inspection.Path));
        var body = new { senderNumber = "(2026)诉前调1号", ask = "DelegatedMediation", answerBy = "2026-03-31", request = new { facts = CaseSteps.Wages, name = "张三", mobile = "13800001111", respondentName = Towns.EnterpriseName } };
        var (made, answer) = await app.CallAsync(token, "POST", "sent-transfers", body);
        made.StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = answer.GetProperty("id").GetGuid();
        var transfer = await app.InDatabaseAsync(data => data.Set<Transfer>().SingleAsync());
        (transfer.Kind, transfer.SenderPath, transfer.UnitPath).ShouldBe((TransferKind.Court, court.Path, town.District.Path));
        (await app.CallAsync(token, "POST", "sent-transfers", body)).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        // What only the street or the district takes down at a window comes from other organisations all the same (R-CAS-07).
        var grave = new { senderNumber = "(2026)诉前调2号", ask = "Handle", request = new { facts = CaseSteps.Wages, name = "张三", mobile = "13800001111", type = "UnionRights" } };
        (await app.CallAsync(token, "POST", "sent-transfers", grave)).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);

        var (_, state) = await app.CallAsync(token, "GET", $"sent-transfers/{id}");
        state.GetProperty("state").GetString().ShouldBe("Received");
        state.TryGetProperty("requestId", out _).ShouldBeFalse();
        (await app.CallAsync(token, "GET", "sent-transfers?senderNumber=(2026)诉前调1号")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await app.CallAsync(stranger, "GET", $"sent-transfers/{id}")).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.CallAsync(stranger, "GET", "sent-transfers")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        // It sends what is its to send and takes nothing down for the window.
        (await app.CallAsync(token, "POST", "requests", new { request = new { facts = CaseSteps.Wages, channel = "CourtReferral", secrecy = "Anonymous" } })).Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.CallAsync(token, "GET", $"transfers/{id}")).Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [EachDatabase]
    public async Task What_was_merged_is_answered_with_the_request_that_carries_it_on_and_every_end_is_told(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path, "周干事");
        var desk = await app.SignInAsync(officer);
        async Task<Transfer> RegisterAsync(string number)
        {
            await (await desk.OpenAsync(CaseUrls.RegisterTransfer)).Form("register-transfer").Fill(Letter(town.Inspection, number)).SubmitAsync();
            return await app.InDatabaseAsync(data => data.Set<Transfer>().AsNoTracking().SingleAsync(one => one.SenderNumber == number));
        }

        async Task<IReadOnlyList<ToldNotice>> ToldAsync(Transfer transfer)
        {
            await app.RunJournalAsync();
            return [.. (await app.NoticesOfAsync(officer)).Where(notice => notice.Title.Contains("请答复来文单位") && notice.Url == CaseUrls.Transfer(transfer.Id))];
        }

        var (merged, withdrawn) = (await RegisterAsync("甲1"), await RegisterAsync("乙2"));
        var master = (await app.SubmitAsync(town.Request())).Id;
        await app.InDatabaseAsync(async data =>
        {
            var (request, goesOn, other) = ((await data.FindAsync<WorkerRequest>(merged.RequestId))!, (await data.FindAsync<WorkerRequest>(master))!, (await data.FindAsync<WorkerRequest>(withdrawn.RequestId))!);
            request.MergeInto(goesOn, null, app.Clock.GetUtcNow());
            other.Withdraw("已谈好", false, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync(CancellationToken.None);
        });
        (await ToldAsync(merged)).ShouldBeEmpty();
        (await ToldAsync(withdrawn)).ShouldHaveSingleItem().IsUnread.ShouldBeTrue();
        var final = new { Text = "拖欠工资已全部补发。", IsFinal = true };
        (await (await desk.OpenAsync(CaseUrls.Transfer(merged.Id))).Form("reply-to-sender").Fill(final).SubmitAsync()).ShouldRefuse("IsFinal", "诉求有办理结果后才能作最终答复");
        await app.ResolveRequestAsync(master, town.Community, CaseType.WageArrears, "工资已补发。");
        (await ToldAsync(merged)).ShouldHaveSingleItem().IsUnread.ShouldBeTrue();
        (await (await desk.OpenAsync(CaseUrls.Transfer(merged.Id))).Form("reply-to-sender").Fill(final).SubmitAsync()).ShouldShow("已答复", "最终答复");
        (await ToldAsync(merged)).ShouldHaveSingleItem().IsUnread.ShouldBeFalse();
    }

    [EachDatabase]
    public async Task Whoever_may_not_see_the_matter_reads_no_answer_and_gives_none(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var page = await (await desk.OpenAsync(CaseUrls.RegisterTransfer)).Form("register-transfer").Fill(Letter(town.Inspection, "密1"))
            .Fill(new { Secrecy = "Confidential", UnitId = town.OtherCommunity.Id }).SubmitAsync();
        var replied = await page.Form("reply-to-sender").Fill(new { Text = "已联系当事人。", IsFinal = false }).Attach("Files", "复函.png", DisputeSamples.Png, "image/png").SubmitAsync();
        var paper = replied.ShouldShow("已联系当事人", "复函.png").Links.Single(link => link.Contains("/files/", StringComparison.Ordinal));
        var transfer = await app.InDatabaseAsync(data => data.Set<Transfer>().SingleAsync());

        var account = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "同事");
        var colleague = await app.SignInAsync(account);
        (await colleague.OpenAsync(CaseUrls.Transfer(transfer.Id))).ShouldShow("密1").ShouldNotShow("已联系当事人", "复函.png").Forms.ShouldNotContain(form => form.Name == "reply-to-sender" || form.Name == "return-transfer");
        (await colleague.FetchAsync(paper)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var token = await app.GiveTokenAsync(account);
        (await app.CallAsync(token, "GET", $"transfers/{transfer.Id}")).Body.GetProperty("replies").GetArrayLength().ShouldBe(0);
        (await app.CallAsync(token, "POST", $"transfers/{transfer.Id}/replies", new { text = "随便答复", isFinal = false })).Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.CallAsync(token, "POST", $"transfers/{transfer.Id}/return", new { reason = "不是我们的" })).Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("ReceivedOn", "2026-03-03", "")]
    [InlineData("ReceivedOn", "2024-03-03", "早于一年前")]
    [InlineData("LetterOn", "2026-03-03", "来文日期不能晚于收到日期")]
    [InlineData("AnswerBy", "2026-03-02", "答复日期应晚于收到日期")]
    [InlineData("Ask", "EntrustedMediation", "只有法院、仲裁机构")]
    [InlineData("SenderId", "0191d3c0-0000-7000-8000-000000000000", "")]
    public async Task A_letter_that_cannot_be_is_refused_at_its_field(string field, string value, string sentence)
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var town = await app.BuildTownAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, town.Street.Path);
        var form = (await desk.OpenAsync(CaseUrls.RegisterTransfer)).Form("register-transfer").Fill(Letter(town.Inspection, "甲1"));
        var refused = await (field == "SenderId" ? form.Force("Input.SenderId", value) : form.Fill(field, value)).SubmitAsync();
        refused.ShouldRefuse(field, sentence);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(0);
    }

    private static Task<List<(string Code, DateOnly Due)>> DuesAsync(TestApp app, Guid transferId) => app.InDatabaseAsync(async data =>
        (await data.Set<Clock>().Where(clock => clock.SubjectId == transferId && clock.Status != ClockStatus.Cancelled).OrderBy(clock => clock.DueAt).ToListAsync()).ConvertAll(clock => (clock.Code, clock.DueDate)));
}
