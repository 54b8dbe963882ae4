using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>The window (R §1.1, §1.3): everything on one page, without script.</summary>
public sealed class RegisterRequestTests
{
    private static readonly object Complete = new
    {
        Channel = "WalkIn",
        Mobile = "13800001111",
        Name = "张三",
        Sex = "Male",
        Groups = new[] { "MigrantWorker" },
        Facts = CaseSteps.Wages,
        Type = "WageArrears",
        RespondentName = Towns.EnterpriseName,
        EmploymentStart = "2025-03-01",
        Position = "普工",
        PayType = "Monthly",
        MonthlyWage = "5700",
        Secrecy = "Named",
        Agrees = true,
    };

    [EachDatabase]
    public async Task A_story_as_long_as_may_be_is_kept_while_something_is_looked_up(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var clerk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var told = string.Concat(Enumerable.Repeat("老板拖欠，", 1000));
        await (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(new { Facts = told }).SubmitAsync("查一查有没有重复");
        (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Value("Facts").ShouldBe(told);
    }

    [EachDatabase]
    public async Task The_window_takes_down_who_what_and_whom_and_hands_over_a_receipt(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var clerk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var page = await clerk.OpenAsync(CaseUrls.Register);
        page.ShouldShow("窗口登记", "首问负责", "有哪些材料更好办");
        page.Form("register-request").Value("UnitId").ShouldBe(town.Community.Id.ToString());

        var looked = await page.Form("register-request").Fill(Complete).Fill("Input.Claims[0].Amount", "8600").Fill("Input.Claims[0].From", "2026-01-01").SubmitAsync("再加一项请求");
        looked.ShouldBe(HttpStatusCode.UnprocessableEntity);
        looked.Errors.ShouldBeEmpty();
        looked.Form("register-request").Value("Facts").ShouldBe(CaseSteps.Wages);
        var done = await looked.Form("register-request").Fill("Input.Claims[1].Kind", "OvertimePay").Fill("Input.Claims[1].Amount", "1200.50").Fill("Agrees", true).SubmitAsync("登记，出回执");
        done.ShouldBeAt(CaseUrls.RegisterReceipt).ShouldShow("已登记", "QS-500116-20260302-0001", "张三", "林专干", "念给对方听", "登记下一件", "现在分流");

        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync());
        (request.Channel, request.EnterpriseId, request.UnitPath, request.Claimed).ShouldBe((IntakeChannel.WalkIn, town.EnterpriseId, town.Community.Path, Money.FromYuan(9800.50m)));
        request.Claims.Select(claim => claim.Type).ShouldBe([CaseType.WageArrears, CaseType.OvertimePay]);
        (request.Employment!.PayType, request.Employment.Position, request.Groups).ShouldBe(("Monthly", "普工", SpecialGroups.MigrantWorker));
        request.EnteredById.ShouldNotBeNull();
        var consent = await app.InDatabaseAsync(data => data.Set<Consent>().SingleAsync());
        (consent.Purpose, consent.Channel, consent.Device).ShouldBe((ConsentPurpose.Handling, IntakeChannel.WalkIn, "oral"));

        // The worker goes home and follows it with the code; the clerk begins with an empty form.
        var code = done.Texts("#receipt").Single();
        (await (await app.Browser().OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code })).ShouldBeAt(CaseUrls.Tracked(request.Id));
        (await done.FollowAsync("登记下一件")).Form("register-request").Value("Facts").ShouldBe("");
    }

    [EachDatabase]
    public async Task A_known_person_is_found_by_a_number_shown_masked_and_completed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var known = await app.SubmitAsync(town.Request());
        var person = await app.WithRequestAsync(known.Id, request => request.PersonId);
        var clerk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var found = await (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(new { Mobile = "138 0000 1111", Facts = "还是为了工资的事情来的，请你们催一催。" }).SubmitAsync("查有没有档案");
        foreach (var shown in new[] { "张*", "138****1111", "都不是，新建档案", "可能重复的诉求", known.Number }) found.Text.ShouldContain(shown);
        found.Text.ShouldNotContain("13800001111");
        found.Form("register-request").Value("Facts").ShouldContain("催一催");

        var form = found.Form("register-request").Fill(new { PersonId = person, Address = "工业园1号宿舍", Agrees = true });
        (await form.SubmitAsync("登记，出回执")).ShouldBeAt(CaseUrls.RegisterReceipt).ShouldShow("张三");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().Select(request => request.PersonId).Distinct().ToListAsync())).ShouldBe([person]);
    }

    [EachDatabase]
    public async Task A_record_whose_number_was_not_told_cannot_be_taken(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var somebody = await app.WithRequestAsync((await app.SubmitAsync(town.Request())).Id, request => request.PersonId);
        var clerk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var refused = await (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(Complete).Fill("Mobile", "13900009999").Force("Input.PersonId", somebody.ToString()!).SubmitAsync("登记，出回执");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("与选中的档案不一致");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(1);
    }

    [EachDatabase]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_and_nothing_typed_is_lost(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var clerk = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        async Task<Page> OpenAsync() => await (await app.SignInAsync(clerk)).OpenAsync(CaseUrls.Register);
        async Task RefusesAsync(string field, string sentence, Func<Form, Form> change)
        {
            var page = await OpenAsync();
            var refused = await change(page.Form("register-request").Fill(Complete)).SubmitAsync("登记，出回执");
            refused.ShouldRefuse(field, sentence);
            if (field != "Facts") refused.Form("register-request").Value("Facts").ShouldBe(CaseSteps.Wages);
            if (field != "Position") refused.Form("register-request").Value("Position").ShouldBe("普工");
            if (field != "MonthlyWage") refused.Form("register-request").Value("MonthlyWage").ShouldBe("5700");
        }

        await RefusesAsync("Facts", "10", form => form.Fill("Facts", "没钱"));
        await RefusesAsync("Facts", "5000", form => form.Fill("Facts", new string('长', 5001)));
        await RefusesAsync("Name", "姓名", form => form.Fill("Name", ""));
        await RefusesAsync("Name", "50", form => form.Fill("Name", new string('名', 51)));
        await RefusesAsync("Name", "姓名", form => form.Fill("Name", "😀😀"));
        await RefusesAsync("Mobile", "手机号", form => form.Fill("Mobile", "1380000"));
        await RefusesAsync("Mobile", "手机号", form => form.Fill("Mobile", ""));
        await RefusesAsync("IdNumber", "身份证", form => form.Fill("IdNumber", "11010519491231002Y"));
        await RefusesAsync("ClaimantCount", "1", form => form.Fill("ClaimantCount", "0"));
        await RefusesAsync("ClaimantCount", "整数", form => form.Fill("ClaimantCount", "很多人"));
        await RefusesAsync("MonthlyWage", "数字", form => form.Fill("MonthlyWage", "五千七"));
        await RefusesAsync("EmploymentStart", "日期", form => form.Fill("EmploymentStart", "去年三月"));
        await RefusesAsync("EmploymentEnd", "", form => form.Fill("EmploymentEnd", "2025-02-01"));
        await RefusesAsync("Input.Claims[0].To", "", form => form.Fill("Input.Claims[0].From", "2026-02-01").Fill("Input.Claims[0].To", "2026-01-01"));
        await RefusesAsync("Input.Claims[0].Amount", "数字", form => form.Fill("Input.Claims[0].Amount", "<script>alert(1)</script>"));
        await RefusesAsync("Input.Claims[0].Amount", "", form => form.Fill("Input.Claims[0].Amount", "-5"));
        await RefusesAsync("RespondentName", "单位名称", form => form.Fill("RespondentName", ""));
        await RefusesAsync("EmploymentStart", "入职时间", form => form.Fill("EmploymentStart", ""));
        await RefusesAsync("Position", "岗位", form => form.Fill("Position", "\u0007\u0000"));
        await RefusesAsync("MonthlyWage", "月工资", form => form.Fill("MonthlyWage", ""));
        await RefusesAsync("Agrees", "口头告知", form => form.Fill("Agrees", false));
        await RefusesAsync("AgreesSensitive", "敏感", form => form.Fill("Groups", new[] { "Injured" }));
        await RefusesAsync("Channel", "选", form => form.Force("Input.Channel", "Web"));
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(0);
        (await (await OpenAsync()).Form("register-request").Fill(Complete).Fill(new { EmploymentStart = "", Position = "", MonthlyWage = "", JobLater = true }).SubmitAsync("登记，出回执")).ShouldBeAt(CaseUrls.RegisterReceipt);
    }

    [EachDatabase]
    public async Task A_draft_is_there_again_for_the_same_clerk_and_for_nobody_else(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var lin = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var desk = await app.SignInAsync(lin);
        await (await desk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(Complete).Fill("Agrees", false).SubmitAsync("登记，出回执");
        var again = (await desk.OpenAsync(CaseUrls.Register)).Form("register-request");
        (again.Value("Facts"), again.Value("Name"), again.Value("Agrees")).ShouldBe((CaseSteps.Wages, "张三", ""));
        (await desk.OpenAsync(CaseUrls.Ask)).Form("ask-what").Value("Facts").ShouldBe("");

        // The same computer, another colleague.
        var colleague = await app.SignInAsync(await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "何专干"));
        colleague.SetCookie("nj-window", desk.Cookie("nj-window")!);
        (await colleague.OpenAsync(CaseUrls.Register)).Form("register-request").Value("Facts").ShouldBe("");
    }

    [EachDatabase]
    public async Task A_double_click_and_a_replay_register_one_request(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var clerk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var form = (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(Complete);
        var pages = await form.SubmitTwiceAsync("登记，出回执");
        pages.ShouldAllBe(page => page.Url == CaseUrls.RegisterReceipt && page.Status == HttpStatusCode.OK, string.Join(" ", pages.Select(page => page.Status + page.Url)));
        (await form.SubmitAsync("登记，出回执")).ShouldBeAt(CaseUrls.RegisterReceipt).ShouldShow("回执码");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(1);

        // A second form, opened before the first was sent, is another request all the same.
        var next = (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(Complete);
        var other = (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(Complete).Fill(new { Name = "李四", Mobile = "13800002222" });
        (await next.SubmitAsync("登记，出回执")).ShouldBeAt(CaseUrls.RegisterReceipt).ShouldShow("张三");
        (await other.SubmitAsync("登记，出回执")).ShouldBeAt(CaseUrls.RegisterReceipt).ShouldShow("李四");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(3);
    }

    [EachDatabase]
    public async Task An_anonymous_tip_by_telephone_names_nobody_and_a_letter_from_elsewhere_is_taken_too(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var clerk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(new { Channel = "Phone12351", Facts = "有人反映明珠电子夜里让未成年人上机器。", Secrecy = "Anonymous", Mobile = "13800001111", Name = "张三" }).SubmitAsync("登记，出回执"))
            .ShouldBeAt(CaseUrls.RegisterReceipt).ShouldShow("匿名线索").ShouldNotShow("张三");
        (await (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(Complete).Fill(new { Channel = "Letter", UnitId = town.OtherCommunity.Id }).SubmitAsync("登记，出回执")).ShouldBeAt(CaseUrls.RegisterReceipt);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().OrderBy(request => request.Number).Select(request => new { request.PersonId, request.UnitPath }).ToListAsync()))
            .Select(request => (request.PersonId is null, request.UnitPath)).ShouldBe([(true, town.Community.Path), (false, town.OtherCommunity.Path)]);
    }

    [EachDatabase]
    public async Task A_wrong_or_huge_file_is_refused_and_the_rest_stays(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var clerk = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var picture = await File.ReadAllBytesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.png"));
        var huge = new byte[50 << 20];
        picture.CopyTo(huge, 0);
        var refused = await (await clerk.OpenAsync(CaseUrls.Register)).Form("register-request").Fill(Complete)
            .Attach("Files", "工资条.png", picture, "image/png").Attach("Files", "病毒.jpg", "MZ not a picture"u8.ToArray(), "image/jpeg").Attach("Files", "大照片.png", huge, "image/png").SubmitAsync("登记，出回执");
        refused.ShouldRefuse("Files", "病毒");
        refused.Text.ShouldContain("工资条.png");
        (await refused.Form("register-request").SubmitAsync("登记，出回执")).ShouldBeAt(CaseUrls.RegisterReceipt);
        (await app.InDatabaseAsync(data => data.Set<Kernel.Files.Attachment>().CountAsync(file => file.SubjectId != null))).ShouldBe(1);
    }

    [EachDatabase]
    public async Task Only_who_may_register_sees_the_door(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        (await app.Browser().FetchAsync(CaseUrls.Register)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await (await app.SignInAsAsync(Role.Mediator, town.Street.Path)).OpenAsync(CaseUrls.Register)).ShouldBeClosed();
        (await (await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path)).OpenAsync(CaseUrls.Inbox)).ShouldShow("窗口登记", "网格代办");
        (await (await app.SignInAsAsync(Role.HotlineAgent, town.District.Path)).OpenAsync(CaseUrls.Inbox)).ShouldShow("窗口登记").ShouldNotShow("网格代办");
        (await (await app.SignInAsAsync(Role.HotlineAgent, town.District.Path)).OpenAsync(CaseUrls.Register)).Form("register-request").Value("Channel").ShouldBe("Phone12351");
    }
}
