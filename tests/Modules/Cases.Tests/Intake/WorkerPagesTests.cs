using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>The worker's way without account and without script.</summary>
public sealed class WorkerPagesTests
{
    [EachDatabase]
    public async Task A_worker_tells_a_request_in_three_steps_and_follows_it_by_its_code(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var phone = app.Browser();
        (await phone.OpenAsync("/")).ShouldShow("有事找", "我要说事", "查进度", "12351", "随时可以直接申请劳动仲裁");

        var details = await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = CaseSteps.Wages, UnitId = town.Community.Id, PlaceText = "工业园1号" });
        details.ShouldBeAt(CaseUrls.AskDetails).ShouldShow("单位名称", "哪些材料");
        var found = await details.Form("ask-details").Fill(new { RespondentName = "明珠电子", Amount = "8600" }).SubmitAsync("帮我查一查");
        found.ShouldBeAt(CaseUrls.AskDetails).ShouldShow(Towns.EnterpriseName);
        found.Form("ask-details").Value("Amount").ShouldBe("8600.00");
        var who = await found.Form("ask-details").Fill(new { EnterpriseId = town.EnterpriseId })
            .Attach("Files", "工资条.jpg", await File.ReadAllBytesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.jpg")), "image/jpeg").SubmitAsync("下一步");
        who.ShouldBeAt(CaseUrls.AskWho);
        var receipt = await who.SubmitAsync("ask-who", new { Secrecy = "Named", Name = "张三", Mobile = "13800001111", Agrees = true });
        receipt.ShouldBeAt(CaseUrls.Receipt).ShouldShow("我们收到了", "QS-500116-20260302-0001", "春晖社区工联会", "023-47520003");
        var code = receipt.Texts("#receipt").Single();

        (await receipt.FollowAsync("看进度")).ShouldShow("已登记，正在分派", "谁在负责", "接下来", "工资条.jpg", "随时可以直接申请劳动仲裁");
        var other = app.Browser();
        var tracked = await (await other.OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code.ToLowerInvariant() });
        tracked.ShouldBeAt("/track/*").ShouldShow("拖欠工资").ShouldNotShow(code, "13800001111");
        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync());
        (request.EnterpriseId, request.SuggestedType, request.UnitPath).ShouldBe((town.EnterpriseId, CaseType.WageArrears, town.Community.Path));
        (await app.InDatabaseAsync(data => data.Set<Attachment>().CountAsync(file => file.SubjectId == request.Id))).ShouldBe(1);
        (await app.InDatabaseAsync(data => data.Set<IntakeDraft>().SingleAsync())).Content.ShouldBeNull();
        (await app.Browser().OpenAsync(CaseUrls.Tracked(request.Id))).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_double_click_makes_one_request_with_one_code(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var phone = app.Browser();
        var who = await ToLastStepAsync(phone, "食堂饭菜里吃出虫，宿舍没有热水");
        var form = who.Form("ask-who").Fill(new { Secrecy = "Named", Name = "李四", Mobile = "13800002222", Agrees = true });
        var pages = await form.SubmitTwiceAsync();
        pages.ShouldAllBe(page => page.Url == CaseUrls.Receipt && page.Status == HttpStatusCode.OK, string.Join(" ", pages.Select(page => page.Status + page.Url)));
        // And once more, after going back in the browser.
        var again = await form.SubmitAsync();
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(1);
        again.ShouldBeAt(CaseUrls.Receipt).ShouldShow("回执码");
    }

    [EachDatabase]
    public async Task Nothing_typed_is_lost_going_back_or_on_errors(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var phone = app.Browser();
        var refused = await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = "太短", PlaceText = "一号楼" });
        refused.ShouldRefuse("Facts", "10");
        refused.Form("ask-what").Value("PlaceText").ShouldBe("一号楼");
        var details = await refused.SubmitAsync("ask-what", new { Facts = CaseSteps.Wages });
        var bad = await details.SubmitAsync("ask-details", new { RespondentName = "某某公司", Amount = "一千二", ClaimantCount = "很多" }, "下一步");
        bad.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bad.Form("ask-details").Value("Amount").ShouldBe("一千二");
        bad.Form("ask-details").Value("RespondentName").ShouldBe("某某公司");
        var back = await bad.SubmitAsync("ask-details", new { Amount = "1200", ClaimantCount = "3" }, "上一步");
        back.ShouldBeAt(CaseUrls.Ask).Form("ask-what").Value("Facts").ShouldBe(CaseSteps.Wages);
        (await phone.OpenAsync(CaseUrls.AskDetails)).Form("ask-details").Value("Amount").ShouldBe("1200.00");
    }

    [EachDatabase]
    public async Task A_wrong_file_is_refused_at_its_field_and_the_right_ones_stay(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var phone = app.Browser();
        var details = await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = CaseSteps.Wages });
        var good = await File.ReadAllBytesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.png"));
        var refused = await details.Form("ask-details").Fill(new { RespondentName = "某某公司" })
            .Attach("Files", "证据.png", good, "image/png").Attach("Files", "病毒.jpg", "MZ not a picture"u8.ToArray(), "image/jpeg").SubmitAsync("下一步");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ShouldRefuse("Files", "病毒");
        refused.Text.ShouldContain("证据.png");
        refused.Form("ask-details").Value("RespondentName").ShouldBe("某某公司");
        var large = await refused.Form("ask-details").Attach("Files", "大照片.jpg", Large(good), "image/jpeg").SubmitAsync("下一步");
        large.ShouldBe(HttpStatusCode.UnprocessableEntity);
        large.Text.ShouldContain("证据.png");
        (await large.Form("ask-details").SubmitAsync("下一步")).ShouldBeAt(CaseUrls.AskWho);
    }

    [EachDatabase]
    public async Task What_a_worker_types_wrong_is_said_at_its_field_and_stays(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var phone = app.Browser();
        (await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = new string('长', 5001), PlaceText = "一号楼" })).ShouldRefuse("Facts", "5000");
        (await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = CaseSteps.Wages, PlaceText = new string('楼', 201) })).ShouldRefuse("PlaceText", "200");
        (await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = "😀😀😀😀😀" })).ShouldRefuse("Facts", "10");
        (await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = CaseSteps.Wages + "\u0007\u0008" })).ShouldRefuse("Facts", "控制字符");
        await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = CaseSteps.Wages + "<script>alert(1)</script>😡", Type = "WageArrears" });
        async Task RefusesAsync(string field, string sentence, string wrong, string? also = null, string? with = null)
        {
            var form = (await phone.OpenAsync(CaseUrls.AskDetails)).Form("ask-details").Fill("RespondentName", "某某<b>公司</b>").Fill(field, wrong);
            if (also is not null) form.Fill(also, with);
            var refused = await form.SubmitAsync("下一步");
            refused.ShouldRefuse(field, sentence);
            refused.Form("ask-details").Value(field).ShouldBe(wrong);
            if (field != "RespondentName") refused.Form("ask-details").Value("RespondentName").ShouldBe("某某<b>公司</b>");
            // What was kept of it does not follow the worker around.
            await (await phone.OpenAsync(CaseUrls.AskDetails)).Form("ask-details").Fill(field, "").Fill(also ?? field, "").SubmitAsync("上一步");
        }

        await RefusesAsync("ClaimantCount", "1", "0");
        await RefusesAsync("ClaimantCount", "100000", "100001");
        await RefusesAsync("ClaimantCount", "整数", "三个人");
        await RefusesAsync("Amount", "数字", "<script>");
        await RefusesAsync("From", "日期", "上个月");
        await RefusesAsync("EmploymentEnd", "早于", "2025-01-01", "EmploymentStart", "2025-06-01");
        await RefusesAsync("RespondentName", "100", new string('名', 101));
        await RefusesAsync("Position", "60", new string('岗', 61));

        await (await phone.OpenAsync(CaseUrls.AskDetails)).Form("ask-details").ShouldRefuseNonsenseAsync();
        await (await phone.OpenAsync(CaseUrls.AskDetails)).Form("ask-details").Fill(new { RespondentName = "某某公司" }).SubmitAsync("下一步");
        var who = await phone.OpenAsync(CaseUrls.AskWho);
        await who.Form("ask-who").ShouldRefuseNonsenseAsync();
        (await who.SubmitAsync("ask-who", new { Secrecy = "Named", Name = new string('名', 51), Mobile = "13800001111", Agrees = true })).ShouldRefuse("Name", "50");
        (await who.SubmitAsync("ask-who", new { Name = "😀😀" })).ShouldRefuse("Name", "姓名");
        (await who.SubmitAsync("ask-who", new { Name = "张三", Mobile = "23800001111" })).ShouldRefuse("Mobile", "手机号");
        (await who.Form("ask-who").Fill("Mobile", "13800001111").Force("Input.Secrecy", "Whatever").SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await who.SubmitAsync("ask-who", new { Secrecy = "Named" })).ShouldBeAt(CaseUrls.Receipt);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync())).Facts.ShouldBe(CaseSteps.Wages + "<script>alert(1)</script>😡");
    }

    [EachDatabase]
    public async Task Without_consent_only_an_anonymous_tip_is_taken(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var who = await ToLastStepAsync(app.Browser(), CaseSteps.Wages);
        var refused = await who.SubmitAsync("ask-who", new { Secrecy = "Named", Name = "张三", Mobile = "13800001111" });
        refused.ShouldRefuse("Agrees", "同意");
        refused.Form("ask-who").Value("Name").ShouldBe("张三");
        (await refused.SubmitAsync("ask-who", new { Secrecy = "Named", Name = "", Agrees = true })).ShouldRefuse("Name", "姓名");
        (await refused.SubmitAsync("ask-who", new { Secrecy = "Named", Name = "张三", Mobile = "1380000", Agrees = true })).ShouldRefuse("Mobile", "手机号");
        (await refused.SubmitAsync("ask-who", new { Secrecy = "Anonymous" })).ShouldBeAt(CaseUrls.Receipt);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync())).PersonId.ShouldBeNull();
    }

    [EachDatabase]
    public async Task Sensitive_matters_need_a_consent_of_their_own(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var phone = app.Browser();
        await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = "上班时机器把手轧了，老板不认工伤", Type = "WorkInjury" });
        var who = await (await phone.OpenAsync(CaseUrls.AskDetails)).Form("ask-details").SubmitAsync("下一步");
        var refused = await who.SubmitAsync("ask-who", new { Secrecy = "Named", Name = "张三", Mobile = "13800001111", Agrees = true });
        refused.ShouldRefuse("AgreesSensitive", "敏感");
        (await refused.SubmitAsync("ask-who", new { AgreesSensitive = true })).ShouldBeAt(CaseUrls.Receipt);
        (await app.InDatabaseAsync(data => data.Set<Consent>().Select(consent => consent.Purpose).ToListAsync())).ShouldBe([ConsentPurpose.Handling, ConsentPurpose.SensitiveData], ignoreOrder: true);
    }

    [EachDatabase]
    public async Task Wrong_codes_all_get_one_answer_and_then_a_pause(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var track = await app.Browser().OpenAsync(CaseUrls.Track);
        (await track.SubmitAsync("track", new { Code = "" })).ShouldRefuse("Code", "请输入");
        for (var i = 0; i < 20; i++) (await track.SubmitAsync("track", new { Code = i % 2 == 0 ? "ABCD-EFGH-0000" : "😀<script>" })).ShouldRefuse("Code", "没有查到");
        (await track.SubmitAsync("track", new { Code = "ABCD-EFGH-0000" })).ShouldRefuse("Code", "十分钟");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        (await track.SubmitAsync("track", new { Code = "ABCD-EFGH-0000" })).ShouldRefuse("Code", "没有查到");
    }

    [EachDatabase]
    public async Task The_applicant_writes_adds_files_rates_and_sees_it_handled_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "王专干");
        var (phone, id) = await FollowAsync(app, town);
        await app.AsSystemAsync(async services => await services.HandleAsync(id, officer, town));
        var page = await phone.OpenAsync(CaseUrls.Tracked(id));
        page.ShouldShow("有人正在办", "王专干", "春晖社区工联会已签收");
        page = await page.SubmitAsync("send-message", new { Message = "老板今天说下周给" });
        page.ShouldShow("老板今天说下周给");
        (await page.SubmitAsync("send-message", new { Message = "  " })).ShouldRefuse("Message", "写点");
        await app.AsSystemAsync(services => services.ResolveAsync(id));
        page = await phone.OpenAsync(CaseUrls.Tracked(id));
        (await page.SubmitAsync("rate", new { RatingText = "没办成" })).ShouldRefuse("Stars", "一至五星");
        var again = await page.SubmitAsync("rate", new { Solved = "false", Stars = "2", RatingText = "钱还没到" });
        again.ShouldShow("重新办理");
        await app.RunJournalAsync();
        (await app.WithRequestAsync(id, request => (request.State, request.Reopenings))).ShouldBe((RequestState.Assigned, 1));
    }

    [EachDatabase]
    public async Task The_applicant_withdraws_and_the_consent_ends_with_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var (phone, id) = await FollowAsync(app, town);
        (await (await phone.OpenAsync(CaseUrls.Tracked(id))).SubmitAsync("withdraw", new { Reason = "老板给了" })).ShouldShow("已撤回");
        (await app.InDatabaseAsync(data => data.Set<Consent>().SingleAsync())).WithdrawnAt.ShouldNotBeNull();
        (await app.WithRequestAsync(id, request => (request.State, request.DueAt))).ShouldBe((RequestState.Withdrawn, null));
    }

    [EachDatabase]
    public async Task A_signed_in_worker_sees_only_own_requests(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var mine = await app.SubmitAsync(town.Request());
        var foreign = await app.SubmitAsync(town.Request("食堂难吃得很，宿舍也没热水洗澡", "李四", "13800002222"));
        var person = await app.WithRequestAsync(mine.Id, request => request.PersonId);
        var phone = await app.SignInAsWorkerAsync(person);
        (await phone.OpenAsync(CaseUrls.Mine)).ShouldShow(mine.Number).ShouldNotShow(foreign.Number);
        (await phone.OpenAsync(CaseUrls.Tracked(mine.Id))).ShouldShow(mine.Number);
        (await phone.OpenAsync(CaseUrls.Tracked(foreign.Id))).ShouldBeClosed();
    }

    private static async Task<Page> ToLastStepAsync(Browser phone, string facts)
    {
        var details = await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = facts });
        return (await details.Form("ask-details").SubmitAsync("下一步")).ShouldBeAt(CaseUrls.AskWho);
    }

    private static async Task<(Browser Phone, Guid Id)> FollowAsync(TestApp app, Town town)
    {
        var submitted = await app.SubmitAsync(town.Request());
        var phone = app.Browser();
        (await (await phone.OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = submitted.ReceiptCode })).ShouldBeAt(CaseUrls.Tracked(submitted.Id));
        return (phone, submitted.Id);
    }

    private static byte[] Large(byte[] begin)
    {
        var large = new byte[50 << 20];
        begin.CopyTo(large, 0);
        return large;
    }
}
