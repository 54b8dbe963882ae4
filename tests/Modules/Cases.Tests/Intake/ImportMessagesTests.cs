using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ChangeMessages;
using Niangjia.Cases.Features.UploadMessages;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>A file of messages is kept, read by machine and judged by a person; what is accepted becomes requests, once.</summary>
public sealed class ImportMessagesTests
{
    private const string Dormitory = "宿舍楼道的灯坏了半个月没人修，晚上上楼摔过人，希望物业尽快处理。";
    private const string Gas = "厂区东门的下水道堵了，污水漫到路上，味道很大，请协调处理。";

    private static readonly string Table =
        $"""
        编号,内容,留言时间,地点,联系电话,姓名
        A1,{CaseSteps.Wages},2026-02-27 18:30,春晖社区,16000000001,张三
        A2,{Dormitory},2026-02-27 19:00,滨江社区,16000000002,李四
        A3,{CaseSteps.Wages},2026-02-28 08:00,春晖社区,16000000001,张三
        A4,{Gas},2026-02-28 09:00,,,
        A5,太短,2026-02-28 09:00,,16000000005,王五
        A6,今天天气不错大家好好休息祝各位节日快乐,2026-02-28 09:30,,16000000006,赵六
        """;

    [EachDatabase]
    public async Task A_file_is_read_judged_and_registered_row_by_row(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var existing = await app.SubmitAsync(town.Request(Dormitory + "麻烦了。", "李四", "13800002222"));
        var desk = await app.SignInAsAsync(Role.StreetOfficer, town.Street.Path, "周干事");
        var review = await UploadAsync(desk, Table);
        review.ShouldShow("待审核", "LY-20260302-001", "批量确认");
        var batch = await app.InDatabaseAsync(data => data.Set<MessageBatch>().SingleAsync());
        (batch.State, batch.UnitPath).ShouldBe((BatchState.Review, town.Street.Path));

        var rows = await RowsAsync(app);
        rows[2].State.ShouldBe(MessageState.Open);
        (rows[2].Type, rows[2].Double, rows[2].PlaceId).ShouldBe((CaseType.WageArrears, null, town.Community.Id));
        (rows[4].Double, rows[4].DoubleOf).ShouldBe((DoubleKind.SameBatch, "第 2 行"));
        (rows[3].Double, rows[3].DoubleRequestId, rows[3].PlaceId).ShouldBe((DoubleKind.Request, existing.Id, town.OtherCommunity.Id));
        rows[6].Problems.ShouldNotBeNull();
        // What is sealed is sealed: neither name nor contact stands in the row.
        rows[2].Contact!.Stored.ShouldNotContain("16000000001");

        // Chosen by a tick: put right, then accepted.
        var unsure = rows.Values.Single(row => row.Text.StartsWith("今天天气", StringComparison.Ordinal));
        var dropped = await Tick(await desk.OpenAsync($"{CaseUrls.ImportBatch(batch.Id)}?tab={(unsure.IsUnsure ? "Unsure" : "Sure")}"), unsure.Id).Fill(new { Reason = "NotARequest" }).SubmitAsync("剔除");
        dropped.ShouldShow("已剔除 1 条");
        var unclear = await Tick(await desk.OpenAsync($"{CaseUrls.ImportBatch(batch.Id)}?tab=Faulty"), rows[6].Id).Fill(new { Reason = "Unclear" }).SubmitAsync("剔除");
        unclear.ShouldRefuse("Words", "请写明");
        await unclear.Form("review-messages").Fill(new { Words = "只有两个字，无法联系。" }).SubmitAsync("剔除");
        var one = await (await desk.OpenAsync(CaseUrls.ImportMessage(batch.Id, rows[5].Id))).Form("judge-message").Fill(new { Type = "CommunityFacility", Urgency = "Urgent" }).SubmitAsync("确认登记");
        one.ShouldShow("已确认 1 条");
        var taken = await Tick(await desk.OpenAsync(CaseUrls.ImportBatch(batch.Id)), rows[2].Id).SubmitAsync("确认登记");
        taken.ShouldShow("已确认 1 条");

        // Few become requests at once, in the name and by the triage of whoever said yes.
        var requests = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().Where(request => request.Source != null).OrderBy(request => request.Source).ToListAsync());
        requests.Select(request => (request.Source, request.Type, request.State, request.Urgency, request.Secrecy)).ShouldBe(
        [
            ("LY-20260302-001 · 第 2 行 · A1 · 2026-02-27 18:30", CaseType.WageArrears, RequestState.Triaged, requests[0].Urgency, Secrecy.Named),
            ("LY-20260302-001 · 第 5 行 · A4 · 2026-02-28 09:00", CaseType.CommunityFacility, RequestState.Triaged, Urgency.Urgent, Secrecy.Anonymous),
        ]);
        requests.ShouldAllBe(request => request.EnteredById != null && request.TriagedById == request.EnteredById);
        (requests[0].UnitPath, requests[0].SubmittedAt).ShouldBe((town.Community.Path, app.Clock.GetUtcNow()));
        (await desk.OpenAsync(CaseUrls.Request(requests[0].Id))).ShouldShow("LY-20260302-001 · 第 2 行");

        // Run again, by the job too: nothing twice.
        await app.RunAsync<MessagesJob>();
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(3);
        (await RowsAsync(app)).Values.Count(row => row.State == MessageState.Taken).ShouldBe(2);
        // The report says of each row what became of it, and nobody's name.
        var report = await desk.FetchAsync($"{CaseUrls.ImportReport}?batch={batch.Id}&tab=All");
        report.Content.Headers.ContentType!.MediaType.ShouldBe(Kernel.Tables.TableDownload.XlsxType);

        // The same file a second time is known message by message.
        await UploadAsync(desk, Table);
        var second = await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.BatchId != batch.Id && row.Line == 2).SingleAsync());
        (second.Double, second.DoubleOf).ShouldBe((DoubleKind.EarlierBatch, "LY-20260302-001 · 第 2 行"));
    }

    [EachDatabase]
    public async Task All_above_a_threshold_are_taken_and_a_kill_in_the_middle_makes_no_doubles(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var desk = await app.SignInAsync(officer);
        string[] firms = ["宏达", "永昌", "鑫茂", "长信", "金泰", "东旭", "瑞丰", "华联"];
        var table = "内容,联系电话\n" + string.Concat(Enumerable.Range(0, 32).Select(n => $"我在{firms[n % 8]}{(char)('甲' + n)}厂上班，老板拖欠工资{n + 2}个月没发，请帮忙讨薪。,160000001{n:00}\n"));
        await UploadAsync(desk, table);
        var batch = await app.InDatabaseAsync(data => data.Set<MessageBatch>().SingleAsync());
        // Whoever has half the certainty takes all of them; one that was decided otherwise stays out.
        await app.InDatabaseAsync(data => data.Set<IncomingMessage>().ExecuteUpdateAsync(update => update.SetProperty(row => row.Double, (DoubleKind?)null)));
        var page = await (await desk.OpenAsync(CaseUrls.ImportBatch(batch.Id))).Form("accept-above").Fill(new { Percent = "30" }).SubmitAsync();
        var accepted = await app.InDatabaseAsync(data => data.Set<IncomingMessage>().CountAsync(row => row.State == MessageState.Accepted || row.State == MessageState.Taken));
        accepted.ShouldBeGreaterThan(25);
        page.ShouldShow($"已确认 {accepted} 条", "正在登记");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(20);

        // The program dies after a request was saved and before its message knew.
        var half = await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.State == MessageState.Taken).OrderBy(row => row.Line).FirstAsync());
        await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.Id == half.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.State, MessageState.Accepted).SetProperty(row => row.RequestId, (Guid?)null)));
        await app.RunAsync<MessagesJob>();
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(accepted);
        (await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.Id == half.Id).Select(row => row.RequestId).SingleAsync())).ShouldBe(half.RequestId);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync(request => request.EnteredById != officer || request.State != RequestState.Triaged))).ShouldBe(0);
    }

    [EachDatabase]
    public async Task A_file_with_unknown_headings_waits_for_somebody_to_name_its_columns(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await UploadAsync(desk, $"甲,乙\n2026-02-27,{CaseSteps.Wages}\n")).ShouldShow("指定各列含义");
        var batch = await app.InDatabaseAsync(data => data.Set<MessageBatch>().SingleAsync());
        var columns = await desk.OpenAsync(CaseUrls.ImportColumns(batch.Id));
        columns.ShouldShow("第 2 列 乙", CaseSteps.Wages[..20]);
        (await columns.Form("map-columns").Fill(new { Text = "1", Time = "1" }).SubmitAsync()).ShouldRefuse("Text", "同一列");
        (await columns.Form("map-columns").Fill(new { Text = "1", Time = "0" }).SubmitAsync()).ShouldShow("审核中");
        var row = (await RowsAsync(app)).Values.ShouldHaveSingleItem();
        (row.Text, row.State).ShouldBe((CaseSteps.Wages, MessageState.Open));
        (await desk.OpenAsync(CaseUrls.ImportColumns(batch.Id))).ShouldShow("各列已经指定");
        // Nobody else's: a neighbour sees neither the batch nor its messages, and the street above sees both.
        var neighbour = await app.SignInAsAsync(Role.CommunityOfficer, town.OtherCommunity.Path);
        (await neighbour.OpenAsync(CaseUrls.ImportBatch(batch.Id))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.OpenAsync(CaseUrls.Import)).ShouldNotShow(batch.Number);
        (await (await app.SignInAsAsync(Role.StreetOfficer, town.Street.Path)).OpenAsync(CaseUrls.ImportMessage(batch.Id, row.Id))).ShouldShow(CaseSteps.Wages);
        (await (await app.SignInAsAsync(Role.GridWorker, town.Grid.Path)).OpenAsync(CaseUrls.Import)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task Programs_bring_in_judge_and_look(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path));
        var (made, answer) = await app.CallAsync(token, "POST", "message-batches", new { text = Table, title = "市平台", channel = "Phone12345" });
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var batch = answer.GetProperty("id").GetGuid();
        var (_, review) = await app.CallAsync(token, "GET", $"message-batches/{batch}?tab=All&sort=Line");
        review.GetProperty("counts").GetProperty("All").GetInt32().ShouldBe(6);
        var row = review.GetProperty("page").GetProperty("items")[0].GetProperty("id").GetGuid();
        (await app.CallAsync(token, "POST", $"message-batches/{batch}/changes", new { messages = new[] { row }, splitLater = true })).Body.GetProperty("count").GetInt32().ShouldBe(1);
        (await app.CallAsync(token, "POST", $"message-batches/{batch}/acceptances", new { messages = new[] { row } })).Body.GetProperty("count").GetInt32().ShouldBe(1);
        // A mixed one is registered and waits at the triage desk.
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().Select(request => new { request.State, request.Channel }).SingleAsync())).ShouldBe(new { State = RequestState.Registered, Channel = IntakeChannel.Phone12345 });
        (await app.CallAsync(token, "POST", $"message-batches/{batch}/acceptances", new { messages = new[] { row } })).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.CallAsync(token, "POST", "message-batches", new { text = "PK\u0001 nothing" })).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [EachDatabase]
    public async Task What_an_officer_ordered_needs_the_rights_of_today_and_what_was_refused_can_be_put_right(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var (first, second) = (await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path, "周干事"), await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path, "吴干事"));
        await app.GrantAsync(first, Role.CommunityOfficer, town.OtherCommunity.Path);
        (await UploadAsync(await app.SignInAsync(first), Table)).ShouldShow("待审核");
        var (batch, rows) = (await app.InDatabaseAsync(data => data.Set<MessageBatch>().Select(one => one.Id).SingleAsync()), await RowsAsync(app));
        Guid[] chosen = [rows[2].Id];
        await app.AsSystemAsync(async services =>
        {
            var scope = services.GetRequiredService<OfficerScope>();
            await scope.EnterAsync(first, CancellationToken.None);
            // Every grant counts, not only the first.
            services.GetRequiredService<CurrentUser>().Grants.Select(grant => grant.UnitPath).ShouldBe([town.Street.Path, town.OtherCommunity.Path], ignoreOrder: true);
            return true;
        });

        // Accepted, and the account locked before its turn came: not done in the name of the system.
        await app.LockAsync(first);
        var now = app.Clock.GetUtcNow();
        await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.Id == chosen[0])
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.State, MessageState.Accepted).SetProperty(row => row.DecidedById, first).SetProperty(row => row.DecidedAt, now)));
        await app.RunAsync<MessagesJob>();
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(0);
        (await RowsAsync(app))[2].ShouldSatisfyAllConditions(row => row.State.ShouldBe(MessageState.Faulty), row => row.Problems.ShouldNotBeNull().ShouldContain("已无登记权限"));

        // A colleague opens it again, or says what it is: both ways lead back.
        var desk = await app.SignInAsync(second);
        (await Tick(await desk.OpenAsync($"{CaseUrls.ImportBatch(batch)}?tab=Faulty"), chosen[0]).SubmitAsync("恢复待审核")).ShouldShow("1 条");
        (await RowsAsync(app))[2].ShouldSatisfyAllConditions(row => row.State.ShouldBe(MessageState.Open), row => row.Problems.ShouldBeNull(), row => row.Type.ShouldBe(CaseType.WageArrears));
        await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.Id == chosen[0]).ExecuteUpdateAsync(update => update.SetProperty(row => row.State, MessageState.Faulty).SetProperty(row => row.Problems, "x")
            .SetProperty(row => row.IsUnsure, true).SetProperty(row => row.Department, Department.Labour)));
        await (await desk.OpenAsync(CaseUrls.ImportMessage(batch, chosen[0]))).ShouldShow("A1").Form("judge-message").SubmitAsync("只保存");
        // The same type said again is a word of a person; another type leaves nobody responsible for it by what the machine thought.
        (await RowsAsync(app))[2].ShouldSatisfyAllConditions(row => row.State.ShouldBe(MessageState.Open), row => row.IsUnsure.ShouldBeFalse(), row => row.Department.ShouldBe(Department.Labour));
        await (await desk.OpenAsync(CaseUrls.ImportMessage(batch, chosen[0]))).Form("judge-message").Fill(new { Type = "ParkDormitory" }).SubmitAsync("只保存");
        (await RowsAsync(app))[2].Department.ShouldBeNull();

        // Whoever has said that it repeats nothing is not asked again, and an open one is compared with those that were accepted.
        await app.AsSystemAsync(async services =>
        {
            services.GetRequiredService<CurrentUser>().Become(second, null, second, "吴干事", [new(Role.StreetOfficer, town.Street.Path)]);
            var change = services.GetRequiredService<ChangeMessagesHandler>();
            await change.HandleAsync(new(batch, [rows[4].Id], NoDouble: true), CancellationToken.None);
            await services.GetRequiredService<MessageReader>().ReadAsync(batch, CancellationToken.None);
            return true;
        });
        (await RowsAsync(app))[4].Double.ShouldBeNull();
        await app.InDatabaseAsync(data => data.Set<IncomingMessage>().Where(row => row.Id == rows[4].Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.State, MessageState.Accepted)));
        await app.AsSystemAsync(services => CompareAsync(services.GetRequiredService<MessageReader>(), batch));
        (await RowsAsync(app))[2].ShouldSatisfyAllConditions(row => row.Double.ShouldBe(DoubleKind.SameBatch), row => row.DoubleOf.ShouldBe("第 4 行"));

        // Opened again while its request was being made: it is that request all the same.
        var request = (await app.SubmitAsync(town.Request())).Id;
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<OneMessage>().FinishAsync(chosen[0], request, CancellationToken.None);
            return true;
        });
        (await RowsAsync(app))[2].ShouldSatisfyAllConditions(row => row.State.ShouldBe(MessageState.Taken), row => row.RequestId.ShouldBe(request));

        static async Task<bool> CompareAsync(MessageReader reader, Guid batch)
        {
            await reader.ReadAsync(batch, CancellationToken.None);
            return true;
        }
    }

    [Fact]
    public async Task Thousands_of_messages_are_read_in_the_background_and_shown_page_by_page()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path);
        const int many = 2000;
        var table = "内容,联系电话\n" + string.Concat(Enumerable.Range(0, many).Select(n => $"{n}号楼{n * 7 % 97}单元的路灯坏了{n % 30 + 1}天，{n * 13 % 89}巷走夜路不安全，希望维修。,1600001{n:0000}\n"));
        var batch = await app.AsSystemAsync(services =>
        {
            services.GetRequiredService<CurrentUser>().Become(officer, null, officer, "周干事", [new(Role.StreetOfficer, town.Street.Path)]);
            return services.GetRequiredService<UploadMessagesHandler>().HandleAsync(new(Text: table), CancellationToken.None);
        });
        (await app.InDatabaseAsync(data => data.Set<MessageBatch>().Select(one => one.State).SingleAsync())).ShouldBe(BatchState.Reading);
        await app.RunAsync<MessagesJob>();
        (await app.InDatabaseAsync(data => data.Set<MessageBatch>().Select(one => one.State).SingleAsync())).ShouldBe(BatchState.Review);
        var page = await (await app.SignInAsync(officer)).OpenAsync($"{CaseUrls.ImportBatch(batch)}?tab=All&group=Matter&sort=Line");
        page.ShouldShow("第 2 行").Document.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        (await page.FollowAsync("下一页")).ShouldShow("第 52 行");
    }

    private static async Task<Page> UploadAsync(Browser desk, string table) =>
        await (await desk.OpenAsync(CaseUrls.Import)).Form("upload-messages").Fill(new { Channel = "Phone12345" }).Attach("File", "留言.csv", Encoding.UTF8.GetBytes(table), "text/csv").SubmitAsync();

    private static Form Tick(Page page, Guid id) => page.Form("review-messages").Force("Input.Chosen", id.ToString());

    private static Task<Dictionary<int, IncomingMessage>> RowsAsync(TestApp app) => app.InDatabaseAsync(async data =>
    {
        var first = await data.Set<MessageBatch>().OrderBy(batch => batch.Number).Select(batch => batch.Id).FirstAsync();
        return await data.Set<IncomingMessage>().AsNoTracking().Where(row => row.BatchId == first).ToDictionaryAsync(row => row.Line);
    });
}
