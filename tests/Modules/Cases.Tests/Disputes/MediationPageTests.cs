using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>The whole way through the pages, as the people of a mediation go it.</summary>
public sealed class MediationPageTests
{
    private const string BossPhone = "+8613900002222";
    private const string Png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [EachDatabase]
    public async Task From_the_request_to_an_agreement_signed_on_two_phones_and_paid(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var (officer, director, mediator) = (await app.SignInAsync(cast.Officer), await app.SignInAsync(cast.Director), await app.SignInAsync(cast.Mediator));

        var opened = await (await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "open-mediation"))).SubmitAsync("open-mediation", new { RespondentAddress = "鞋都大道 1 号" });
        opened.ShouldBeAt("/disputes/*").ShouldShow("TJ-", "王小工", "某某制鞋厂");
        var id = Guid.Parse(opened.Url[^36..]);

        foreach (var (side, who) in ((string, string)[])[("Applicant", "王小工"), ("Respondent", "钱老板")])
            await (await officer.OpenAsync(CaseUrls.DisputeStep(id, "consent"))).SubmitAsync("record-consent", new { Side = side, Answer = "true", Form = "InPerson", SaidBy = who });
        // R §1.3: without identity and a confirmed address it is not accepted; the page says what is missing and where to enter it.
        var early = await (await director.OpenAsync(CaseUrls.DisputeStep(id, "decide"))).SubmitAsync("accept-mediation");
        early.ShouldRefuse("尚未登记王小工的身份证件");
        await (await officer.OpenAsync(CaseUrls.DisputeStep(id, "parties/1"))).SubmitAsync("identify-party", new { Kind = "CitizenId", IdNumber = DisputeSteps.WorkerId, Address = "工业路 8 号宿舍 301" });
        (await (await director.OpenAsync(CaseUrls.DisputeStep(id, "decide"))).SubmitAsync("accept-mediation")).ShouldRefuse("王小工尚未确认送达地址");
        (await (await officer.OpenAsync(CaseUrls.DisputeStep(id, "parties/1"))).SubmitAsync("identify-party", new { AddressConfirmed = true })).ShouldShow("999901********", "已确认");
        (await (await director.OpenAsync(CaseUrls.DisputeStep(id, "decide"))).SubmitAsync("accept-mediation")).ShouldShow("已受理");
        (await (await director.OpenAsync(CaseUrls.DisputeStep(id, "mediators"))).SubmitAsync("appoint-mediator", new { MediatorId = cast.Mediator })).ShouldShow("李调解");

        var session = await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "sessions/new"))).SubmitAsync("schedule-session", new { At = "2026-03-03T14:00", Place = "街道调解室" });
        session.ShouldBeAt("/disputes/*").ShouldShow("街道调解室");
        app.AtTime("2026-03-03 16:00");
        mediator = await app.SignInAsync(cast.Mediator); // the session of yesterday is over
        await (await mediator.OpenAsync(session.Url)).SubmitAsync("hold-session", new { ApplicantCame = true, RespondentCame = true });
        await (await mediator.OpenAsync(session.Url + "/record")).SubmitAsync("write-record", new
        {
            IdentityChecked = true,
            RightsRead = true,
            ApplicantSaid = "三个月没发工资",
            RespondentSaid = "周转困难，愿意分期",
            Proposals = "先付三千",
            Result = "双方同意分期",
        });
        foreach (var (signer, name) in ((string, string)[])[("0", "李调解"), ("1", "王小工"), ("2", "钱老板")])
            await (await mediator.OpenAsync(session.Url + "/sign")).SubmitAsync("sign-record", new { Signer = signer, Name = name });
        (await (await mediator.OpenAsync(session.Url)).SubmitAsync("freeze-record")).ShouldShow("笔录已封存");

        await DraftThroughThePageAsync(mediator, id);
        var boss = await SignOnPhonesAsync(app, cast, id, mediator);
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.AgreementReached);
        await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "sign"))).Form("sign-mediator").Fill(new { Promise = true }).SubmitAsync();
        (await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "sign"))).SubmitAsync("seal-agreement")).ShouldShow("协议已生效", "仲裁审查", "司法确认");

        await PayOnPhonesAsync(app, cast, id, boss);
        var done = await app.DisputeAsync(id);
        (done.State, done.Outcome, done.Paid).ShouldBe((DisputeState.Closed, DisputeState.Performed, Money.FromYuan(9_000)));
        await app.RunJournalAsync();
        (await (await app.SignInAsync(cast.Officer)).OpenAsync(CaseUrls.Request(cast.RequestId))).ShouldShow("已结案");
    }

    [EachDatabase]
    public async Task The_list_offers_a_further_page_only_if_there_is_one_and_a_lapsed_right_is_no_delay(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-06-30", 9_000));
        (await app.ClockAsync(id, "CLK-JC-APPLY")).Status.ShouldBe(ClockStatus.Running);

        app.AtTime("2026-04-20 09:00"); // after both times to apply: 15 and 30 days
        await app.RunAsync<ClockSweep>();
        var officer = await app.SignInAsync(cast.Officer);
        var list = (await officer.OpenAsync(CaseUrls.Disputes + "?tab=Promised")).ShouldShow("TJ-");
        list.Text.ShouldNotContain("已逾期");
        list.Links.ShouldNotContain(link => link.Contains("after=", StringComparison.Ordinal));
        var page = (await officer.OpenAsync(CaseUrls.Dispute(id))).ShouldShow("申请期限已过");
        page.Texts(".badge").ShouldNotContain(text => text.Contains("已逾期", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task Under_mediation_its_own_clocks_say_when_the_request_must_be_done(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<LegalClocks>().StartAsync(new("sla.resolve.public", RequestClocks.Subject, cast.RequestId, cast.Street), default);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        await app.EffectiveAsync(cast, ("2026-06-30", 9_000));

        app.AtTime("2026-04-20 09:00"); // long after the fifteen days of sla.resolve.public (R §2.3)
        await app.RunAsync<ClockSweep>();
        await app.RunJournalAsync();
        var request = await app.InDatabaseAsync(db => db.Set<WorkerRequest>().SingleAsync(found => found.Id == cast.RequestId));
        (request.State, request.IsLate).ShouldBe((RequestState.CaseOpened, false));
    }

    [EachDatabase]
    public async Task A_line_is_added_without_script_and_a_wrong_sum_loses_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var mediator = await app.SignInAsync(cast.Mediator);

        var form = await mediator.OpenAsync(CaseUrls.DisputeStep(id, "agreement"));
        var more = await form.Form("draft-agreement").Fill(new { Facts = "三个月工资未发😀", Terms = "分期支付" }).Fill("Input.Total", "9000").Fill("Input.Lines[0].Due", "2026-04-01")
            .Fill("Input.Lines[0].Amount", "4,000.5").Fill("Input.Lines[0].Account", "6222000099991234").SubmitAsync("增加一期");
        more.Form("draft-agreement").Value("Input.Facts").ShouldBe("三个月工资未发😀");
        more.Form("draft-agreement").Value("Input.Lines[0].Amount").ShouldBe("4,000.5");

        var refused = await more.Form("draft-agreement").Fill("Input.Lines[1].Due", "2026-05-01").Fill("Input.Lines[1].Amount", "5000").Fill("Input.Lines[1].Payee", "王小工")
            .Fill("Input.Lines[1].Account", "6222000099991234").SubmitAsync("保存协议");
        refused.ShouldRefuse("Total", "不一致");
        refused.Form("draft-agreement").Value("Input.Lines[1].Due").ShouldBe("2026-05-01");
        refused.Form("draft-agreement").Value("Input.Lines[1].Account").ShouldBe("6222000099991234");

        var kept = await refused.Form("draft-agreement").Fill("Input.Lines[0].Amount", "4000").SubmitAsync("保存协议");
        kept.ShouldBeAt("/disputes/*").ShouldShow("1234").ShouldNotShow("6222000099991234");
    }

    [EachDatabase]
    public async Task Bad_input_is_refused_at_the_field_and_stays(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var mediator = await app.SignInAsync(cast.Mediator);

        var tooLong = new string('长', 1_001);
        var refused = await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "confidence"))).SubmitAsync("keep-confidence", new { IsOffer = "false", Side = "Applicant", Text = tooLong });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Form("keep-confidence").Value("Text").ShouldBe(tooLong);

        var agreement = (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "agreement"))).Form("draft-agreement");
        var bad = await agreement.Fill(new { Facts = "<script>alert(1)</script>", Terms = "分期" }).Fill("Input.Total", "九千").Fill("Input.Lines[0].Due", "2026-02-01").Fill("Input.Lines[0].Amount", "1").SubmitAsync("保存协议");
        bad.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bad.Form("draft-agreement").Value("Input.Total").ShouldBe("九千");
        bad.Html.ShouldNotContain("<script>alert");

        var early = await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "sessions/new"))).SubmitAsync("schedule-session", new { At = "2020-01-01T09:00", Place = "调解室" });
        early.ShouldRefuse("At", "晚于现在");
    }

    [EachDatabase]
    public async Task Only_its_mediators_and_the_own_units_get_in(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        string[] pages = ["", "/consent", "/mediators", "/agreement", "/payments", "/end"];
        foreach (var (role, path) in ((Role, string)[])[(Role.StreetOfficer, cast.Units.OtherStreet.Path), (Role.Mediator, cast.Units.OtherStreet.Path), (Role.SystemAdmin, cast.Units.District.Path), (Role.GridWorker, cast.Units.Grid.Path), (Role.Worker, "/")])
        {
            var stranger = await app.SignInAsAsync(role, path);
            foreach (var page in pages) (await stranger.OpenAsync($"/disputes/{id}{page}")).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        }
        var colleague = await app.SignInAsAsync(Role.Mediator, cast.Street); // sees it, does not mediate it
        (await colleague.OpenAsync($"/disputes/{id}")).ShouldShow("调解中");
        var page2 = await colleague.OpenAsync($"/disputes/{id}/extend");
        (await page2.SubmitAsync("extend-mediation", new { Days = 5, ApplicantConsents = true, RespondentConsents = true, Reason = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task DraftThroughThePageAsync(Browser mediator, Guid id)
    {
        var form = await mediator.OpenAsync(CaseUrls.DisputeStep(id, "agreement"));
        var more = await form.Form("draft-agreement").Fill(new { Facts = "三个月工资未发", Terms = "分两期支付" }).Fill("Input.Lines[0].Due", "2026-04-01")
            .Fill("Input.Lines[0].Amount", "4000").Fill("Input.Lines[0].Account", "6222000099991234").SubmitAsync("增加一期");
        var kept = await more.Form("draft-agreement").Fill("Input.Lines[1].Due", "2026-05-01").Fill("Input.Lines[1].Amount", "5000").Fill("Input.Lines[1].Payee", "王小工")
            .Fill("Input.Lines[1].Account", "6222000099991234").SubmitAsync("保存协议");
        kept.ShouldBeAt("/disputes/*").ShouldShow("¥9,000.00", "玖仟元整");
    }

    private static async Task<string> SignOnPhonesAsync(TestApp app, Cast cast, Guid id, Browser mediator)
    {
        var worker = await WorkerDoorAsync(app, cast);
        var phone = app.Browser();
        var page = await phone.OpenAsync(worker);
        page.ShouldShow("玖仟元整");
        (await page.Form("party-sign").Fill(new { Read = true }).Force("Input.Strokes", Png).SubmitAsync()).ShouldShow("已签名");

        await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "invite"))).SubmitAsync("invite-party", new { PartyNumber = 2, Phone = "139 0000 2222" });
        var link = app.Phones.To(BossPhone)[^1];
        var boss = app.Browser();
        var closed = await boss.OpenAsync(new Uri(link[link.IndexOf("http", StringComparison.Ordinal)..]).AbsolutePath);
        closed.ShouldShow("139****2222").ShouldNotShow("王小工", "玖仟元整");
        await closed.SubmitAsync("send-party-code");
        (await (await boss.OpenAsync(closed.Url)).SubmitAsync("enter-party-code", new { Code = "000000" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var code = app.Phones.LastCodeTo(BossPhone);
        var open = await (await boss.OpenAsync(closed.Url)).SubmitAsync("enter-party-code", new { Code = code });
        open.ShouldShow("玖仟元整");
        (await open.SubmitAsync("party-sign", new { Read = true, Name = "别人", Code = code })).ShouldRefuse("Name", "某某制鞋厂");
        (await (await boss.OpenAsync(closed.Url)).SubmitAsync("party-sign", new { Read = true, Name = "某某制鞋厂", Code = code })).ShouldShow("已签名");
        (await app.DisputeAsync(id)).AgreementSignatures.Select(signature => signature.Method).ShouldBe([SignatureMethod.Drawn, SignatureMethod.TypedWithCode]);
        return closed.Url;
    }

    private static async Task PayOnPhonesAsync(TestApp app, Cast cast, Guid id, string bossDoor)
    {
        app.AtTime("2026-03-30 09:00");
        var boss = app.Browser();
        await (await boss.OpenAsync(bossDoor)).ShouldShow("获取验证码").SubmitAsync("send-party-code");
        await (await boss.OpenAsync(bossDoor)).SubmitAsync("enter-party-code", new { Code = app.Phones.LastCodeTo(BossPhone) });
        await (await boss.OpenAsync(bossDoor)).SubmitAsync("party-report", new { Instalment = 1, Amount = "4000", PaidOn = new DateOnly(2026, 3, 30) });
        (await app.DisputeAsync(id)).Paid.ShouldBe(Money.Zero);

        var worker = app.Browser();
        var door = await WorkerDoorAsync(app, cast);
        (await worker.OpenAsync(door)).ShouldShow("请核对");
        await (await worker.OpenAsync(door)).SubmitAsync("came-1-1");
        (await app.DisputeAsync(id)).Paid.ShouldBe(Money.FromYuan(4_000));
        await (await worker.OpenAsync(door)).SubmitAsync("party-report", new { Instalment = 2, Amount = "5000", PaidOn = new DateOnly(2026, 3, 30) });
    }

    private static async Task<string> WorkerDoorAsync(TestApp app, Cast cast) => CaseUrls.PartyDoor(
        (await app.AsSystemAsync(services => services.GetRequiredService<WorkerDisputes>().OfAsync(cast.RequestId, CancellationToken.None)))!.Token!);
}
