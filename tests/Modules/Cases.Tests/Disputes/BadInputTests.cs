using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.CloseSession;
using Niangjia.Cases.Features.WriteRecord;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>Every form of a mediation and what people, and others, may put into it: a sentence at the field, nothing typed is lost, nothing breaks.</summary>
public sealed class BadInputTests
{
    private const string Hostile = "😀 <script>alert(1)</script> ' OR 1=1 -- \u202e{{7*7}}";

    /// <summary>A form: its page, its name, what makes it whole, and its text fields with their limits.</summary>
    private sealed record Door(string Who, string Page, string Form, object Whole, params (string Field, int Most)[] Texts);

    [EachDatabase]
    public async Task Too_long_or_unprintable_text_is_refused_at_its_field_and_stays(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (people, doors) = await StageAsync(app);
        var wrong = new List<string>(); // all at once: a form is mended faster when everything that is wrong with it is told
        foreach (var door in doors)
            foreach (var (field, most) in door.Texts)
                foreach (var (text, says) in new[] { (new string('长', most + 1), "最多"), ("工资\u0007\u001b未付", "控制字符") })
                {
                    await TryAsync(wrong, $"{door.Form}.{field} {says}", async () =>
                    {
                        var form = (await people[door.Who].OpenAsync(door.Page)).Form(door.Form).Fill(door.Whole);
                        var refused = await form.Force(Full(form, field), text).SubmitAsync(Button(door.Form));
                        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{door.Form}.{field}");
                        refused.ShouldRefuse(field, says);
                        if (says == "最多") refused.Form(door.Form).Value(field).ShouldBe(text, $"{door.Form}.{field}");
                        foreach (var (name, value) in Typed(door.Whole).Where(one => one.Name != field && one.Value.Length > 0))
                            refused.Form(door.Form).Value(name).ShouldBe(value, $"{name} is still there");
                    });
                }
        wrong.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Script_and_emoji_are_text_like_any_other(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (people, doors) = await StageAsync(app);
        var wrong = new List<string>();
        foreach (var door in doors.Where(door => door.Texts.Length > 0))
        {
            var page = await people[door.Who].OpenAsync(door.Page);
            if (page.Forms.All(form => form.Name != door.Form)) continue; // an earlier form of this list has moved the case on
            await TryAsync(wrong, door.Form, async () =>
            {
                var form = page.Form(door.Form).Fill(door.Whole);
                foreach (var (field, most) in door.Texts.Where(text => text.Most >= Hostile.Length)) form.Force(Full(form, field), Hostile);
                var answer = await form.SubmitAsync(Button(door.Form));
                answer.Status.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], door.Form);
                answer.Html.ShouldNotContain("<script>alert", Case.Insensitive, door.Form);
                (await people["mediator"].OpenAsync(door.Page.Split('/') is ["", "disputes", var id, ..] ? $"/disputes/{id}" : CaseUrls.Disputes)).Html.ShouldNotContain("<script>alert", Case.Insensitive, door.Form);
            });
        }
        wrong.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task What_is_no_number_no_day_and_no_choice_is_refused_at_its_field_and_stays(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (people, doors) = await StageAsync(app);
        Door Of(string form) => doors.First(door => door.Form == form);
        (string Form, string Field, string Value, string Says)[] wrong =
        [
            ("record-consent", "Side", "Everybody", "选择"), ("record-consent", "Answer", "vielleicht", "选择"),
            ("schedule-session", "At", "明天下午", "日期"), ("schedule-session", "At", "2026-02-30T09:00", "日期"), ("schedule-session", "At", "2020-01-01T09:00", "晚于现在"),
            ("extend-mediation", "Days", "十天", "整数"), ("extend-mediation", "Days", "0", "1 至 365"), ("extend-mediation", "Days", "-3", "1 至 365"), ("extend-mediation", "Days", "99999999999", "整数"),
            ("draft-agreement", "Total", "九千", "数"), ("draft-agreement", "Total", "-1", "负"), ("draft-agreement", "Total", "8999.99", "不一致"), ("draft-agreement", "Total", "1e9", "数"),
            ("draft-agreement", "Lines[0].Amount", "0", "大于零"), ("draft-agreement", "Lines[0].Amount", "3,0,0x", "数"), ("draft-agreement", "Lines[0].Due", "2026-03-01", "早于今天"),
            ("draft-agreement", "Lines[0].Due", "三月底", "日期"), ("draft-agreement", "Lines[0].Account", "一二三四五六", "账号"), ("draft-agreement", "Lines[0].Account", "", "账号"),
            ("draft-agreement", "Lines[0].Payee", " ", "收款人"), ("draft-agreement", "Copies", "两份", "整数"), ("draft-agreement", "Copies", "2", "三份"),
            ("report-payment", "Amount", "abc", "数"), ("report-payment", "Amount", "0", "大于零"), ("report-payment", "Amount", "9000.01", "最多"), ("report-payment", "PaidOn", "2099-01-01", "晚于今天"),
            ("report-payment", "PaidOn", "2026-01-01", "早于"), ("report-payment", "Instalment", "x", "整数"),
            ("invite-party", "Phone", "12345", "11 位"), ("note-risk", "Kind", "War", "选择"), ("keep-confidence", "IsOffer", "maybe", "选择"), ("end-mediation", "End", "Blown", "选择"),
            ("declare-relation", "Person", "13999999999", "未能找到"), ("declare-relation", "Enterprise", "没有这家厂", "名册"),
            ("party-report", "Amount", "一千", "数"), ("party-report", "PaidOn", "2099-01-01", "晚于今天"), ("enter-party-code", "Code", "abc", "不正确"),
        ];
        var kept = new List<string>();
        foreach (var (name, field, value, says) in wrong)
        {
            await TryAsync(kept, $"{name}.{field} = {value}", async () =>
            {
                var door = Of(name);
                var form = (await people[door.Who].OpenAsync(door.Page)).Form(name).Fill(door.Whole);
                foreach (var (other, text) in Lines(name).Where(line => line.Name != Full(form, field))) form.Force(other, text);
                var refused = await form.Force(Full(form, field), value).SubmitAsync(Button(name));
                refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{name}.{field} = {value}");
                refused.ShouldRefuse(field, says);
                if (refused.Form(name).Offers(field).Count == 0 && value.Trim().Length > 0) refused.Form(name).Value(field).ShouldBe(value);
            });
        }
        kept.ShouldBeEmpty();
    }

    private static async Task TryAsync(List<string> wrong, string what, Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (ShouldAssertException no)
        {
            wrong.Add($"{what}: {no.Message[..Math.Min(400, no.Message.Length)]}");
        }
    }

    // The first button of the agreement adds a line.
    private static string? Button(string form) => form == "draft-agreement" ? "保存协议" : null;

    // One good instalment, so that only the wrong field is wrong.
    private static (string Name, string Value)[] Lines(string form) => form != "draft-agreement" ? [] :
        [("Input.Lines[0].Due", "2026-04-01"), ("Input.Lines[0].Amount", "9000"), ("Input.Lines[0].Payee", "王小工"), ("Input.Lines[0].Account", "6222000099991234")];

    private static string Full(Form form, string field) => form.Fields.FirstOrDefault(name => name == field || name.EndsWith("." + field, StringComparison.Ordinal)) ?? field;

    private static IEnumerable<(string Name, string Value)> Typed(object whole) => whole.GetType().GetProperties().Where(property => property.PropertyType == typeof(string))
        .Select(property => (property.Name, (string)property.GetValue(whole)!));

    private static async Task<(Dictionary<string, Browser> People, List<Door> Doors)> StageAsync(TestApp app)
    {
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var applied = await app.OpenAsync(cast);
        var free = cast with { RequestId = await app.RequestForAsync(cast) };
        var deciding = await app.OpenAsync(free);
        var talking = await app.MediatingAsync(cast with { RequestId = await app.RequestForAsync(cast) });
        var held = await app.MediatingAsync(cast with { RequestId = await app.RequestForAsync(cast) });
        var drafted = await app.MediatingAsync(cast with { RequestId = await app.RequestForAsync(cast) });
        var running = await app.EffectiveAsync(cast with { RequestId = await app.RequestForAsync(cast) }, ("2026-03-10", 9_000m));
        await app.DraftAsync(cast, drafted, ("2026-04-01", 9_000m));
        var open = await app.RequestForAsync(cast);
        var (first, second) = ((await app.DisputeAsync(talking)).Sessions[0].Id, (await app.DisputeAsync(held)).Sessions[0].Id);
        app.AtTime("2026-03-04 09:00");
        await app.AsMediatorAsync(cast, async services =>
        {
            await services.GetRequiredService<CloseSessionHandler>().HandleAsync(new(held, second, true, true, true, null, null), default);
            await services.GetRequiredService<WriteRecordHandler>().HandleAsync(new(held, second, new(true, true, "要求支付", "愿意分期", null, "继续协商")), default);
        });
        var people = new Dictionary<string, Browser>
        {
            ["officer"] = await app.SignInAsync(cast.Officer),
            ["head"] = await app.SignInAsync(cast.Director),
            ["mediator"] = await app.SignInAsync(cast.Mediator),
            ["lawyer"] = await app.SignInAsAsync(Role.LegalSquadLawyer, cast.Street),
            ["party"] = app.Browser(),
        };
        var boss = await app.DoorAsync(applied, PartySide.Respondent);
        var worker = await app.DoorAsync(running, PartySide.Applicant);
        string On(Guid id, string step) => CaseUrls.DisputeStep(id, step);
        List<Door> doors =
        [
            new("officer", CaseUrls.Step(open, "open-mediation"), "open-mediation", new { RespondentAddress = "鞋都大道 1 号" }, ("RespondentName", 100), ("RespondentAddress", 200), ("RespondentCreditCode", 40), ("RespondentHead", 50)),
            new("head", CaseUrls.Step(open, "officer"), "name-officer", new { OfficerId = cast.Director }, ("OverrideReason", 1000)),
            new("officer", On(applied, "consent"), "record-consent", new { Side = "Applicant", Answer = "true", Form = "InPerson", SaidBy = "王小工" }, ("SaidBy", 50)),
            new("head", On(applied, "mediators"), "appoint-mediator", new { MediatorId = cast.Mediator }, ("OverrideReason", 1000)),
            new("head", On(deciding, "decide"), "refuse-mediation", new { Reason = "不属于劳动争议", OtherRoutes = "可以申请仲裁" }, ("Reason", 1000), ("OtherRoutes", 1000)),
            new("head", On(talking, "mediators"), "change-bench", new { MediatorId = cast.Mediator, What = "ApplicantObjects", Reason = "说话偏向单位" }, ("Reason", 1000)),
            new("mediator", On(talking, "sessions/new"), "schedule-session", new { At = "2026-03-09T14:00", Place = "街道调解室", Invitation = "请准时到场" }, ("Place", 200), ("Invitation", 1000)),
            new("mediator", On(talking, "extend"), "extend-mediation", new { Days = "10", ApplicantConsents = true, RespondentConsents = true, Reason = "核对考勤" }, ("Reason", 500)),
            new("mediator", On(talking, "confidence"), "keep-confidence", new { IsOffer = "false", Side = "Applicant", Text = "八千也可以" }, ("Text", 1000)),
            new("mediator", On(talking, "risk"), "note-risk", new { Kind = "Escalation", Measures = "专人陪同" }, ("Measures", 1000), ("ReportedTo", 200)),
            new("mediator", On(talking, "parties"), "represent-party", new { PartyNumber = "2", Name = "钱律师", Authority = "General" }, ("Name", 50)),
            new("mediator", On(talking, "parties/1"), "identify-party", new { Kind = "Passport", IdNumber = "E12345678", Address = "鞋都大道 1 号" }, ("IdNumber", 40), ("Address", 200)),
            new("mediator", On(talking, "parties/2"), "identify-party", new { LegalRepresentative = "钱老板", Address = "鞋都大道 1 号" }, ("CreditCode", 40), ("LegalRepresentative", 50), ("Address", 200)),
            new("mediator", On(talking, "parties"), "add-party", new { Side = "Respondent", Name = "某某劳务公司", Address = "鞋都大道 2 号" }, ("Name", 100), ("Address", 200)),
            new("mediator", On(talking, "invite"), "invite-party", new { PartyNumber = "2", Phone = "13900002222" }),
            new("mediator", CaseUrls.Session(talking, first), "hold-session", new { ApplicantCame = true, Others = "律师" }, ("Others", 500)),
            new("mediator", CaseUrls.Session(held, second) + "/record", "write-record", new { ApplicantSaid = "要求支付", RespondentSaid = "愿意分期", Result = "继续协商" },
                ("ApplicantSaid", 5000), ("RespondentSaid", 5000), ("Proposals", 5000), ("Result", 2000), ("NotSigned", 500)),
            new("mediator", CaseUrls.Session(held, second) + "/sign", "sign-record", new { Signer = "1", Name = "王小工" }, ("Name", 50)),
            new("mediator", On(held, "agreement"), "draft-agreement", new { Facts = "三个月工资未发", Terms = "一次付清", Total = "9000", Copies = "3", Method = "银行转账" },
                ("Facts", 5000), ("Terms", 5000), ("Method", 500), ("OtherDuties", 2000), ("SettledClaims", 2000), ("Lines[0].Payee", 50), ("Lines[0].Account", 60)),
            new("mediator", On(drafted, "agreement"), "reopen-talks", new { Reason = "单位反悔" }, ("Reason", 500)),
            new("lawyer", On(drafted, "review"), "review-agreement", new { Approved = "true", Note = "不低于最低工资" }, ("Note", 1000)),
            new("mediator", On(drafted, "sign"), "sign-party", new { Signer = "1", Name = "王小工" }, ("Name", 50)),
            new("mediator", On(running, "payments"), "report-payment", new { Instalment = "1", Amount = "100", PaidOn = "2026-03-03", Note = "现金" }, ("Note", 500)),
            new("mediator", CaseUrls.Relations, "declare-relation", new { Kind = "Kinship", Person = "13900001111" }, ("Note", 500), ("Enterprise", 100)),
            new("party", await app.DoorAsync(applied, PartySide.Applicant), "party-identity", new { Kind = "Passport", IdNumber = "E12345678", Address = "工业路 8 号宿舍", AddressConfirmed = true }, ("IdNumber", 40), ("Address", 200)),
            new("party", boss[..("/mediation/".Length + 64)], "enter-party-code", new { Code = "123456" }, ("Code", 10)),
            new("party", await app.DoorAsync(drafted, PartySide.Applicant), "party-sign", new { Read = true }, ("Name", 50), ("Code", 10)),
            new("party", await app.DoorAsync(talking, PartySide.Applicant), "party-object", new { MediatorId = cast.Mediator, Reason = "说话偏向单位" }, ("Reason", 1000)),
            new("party", worker, "party-report", new { Instalment = "1", Amount = "100", PaidOn = "2026-03-03" }),
            new("officer", On(talking, "end"), "leave-mediation", new { To = "ReferredArbitration" }, ("Reason", 1000)),
            new("mediator", On(held, "end"), "end-mediation", new { End = "Failed", Reason = "分歧过大" }, ("Reason", 1000)),
        ];
        return (people, doors);
    }
}
