using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.CloseSession;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Cases.Features.ReportPayment;
using Niangjia.Cases.Features.SignAgreement;
using Niangjia.Cases.Features.SignRecord;
using Niangjia.Cases.Features.WriteRecord;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>What stands on paper can be checked by anybody and tells nobody more than the paper does; account numbers stand only where they are needed (R §14).</summary>
public sealed partial class PaperTests
{
    private const string Account = "6222 0000 9999 1234";

    [EachDatabase]
    public async Task A_printed_agreement_is_a_draft_then_valid_and_outdated_once_it_is_written_anew(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        var first = await CodeAsync(app, cast, id, "agreement");
        (await CheckAsync(app, first)).ShouldShow("草稿，尚未生效", "河东街道总工会").ShouldNotShow("王小工", "某某制鞋厂", "9,000", "查无此文书");

        await app.DraftAsync(cast, id, ("2026-04-01", 5_000m), ("2026-05-01", 4_000m));
        (await CheckAsync(app, first)).ShouldShow("不是现行版本").ShouldNotShow("王小工", "某某制鞋厂");
        await app.SignAllAsync(cast, id);
        var second = await CodeAsync(app, cast, id, "agreement");
        (await CheckAsync(app, second)).ShouldShow("核验通过，文书有效", "工调协字第0001号", "2026年3月2日").ShouldNotShow("王小工", "某某制鞋厂", "9,000");
        (await CheckAsync(app, first)).ShouldShow("不是现行版本");
    }

    [EachDatabase]
    public async Task Notices_and_records_are_checked_as_well_and_a_failed_draft_is_void(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        (await CheckAsync(app, await CodeAsync(app, cast, id, "acceptance"))).ShouldShow("核验通过", "调解受理通知书");
        var session = (await app.DisputeAsync(id)).Sessions[0].Id;
        app.AtTime("2026-03-03 16:00");
        await app.AsMediatorAsync(cast, async services =>
        {
            await services.GetRequiredService<CloseSessionHandler>().HandleAsync(new(id, session, true, true, false, null, null), default);
            await services.GetRequiredService<WriteRecordHandler>().HandleAsync(new(id, session, new(true, true, "三个月没发", "", null, "继续协商", "申请人拒签")), default);
            await services.GetRequiredService<SignRecordHandler>().HandleAsync(new(id, session, SignerRole.Mediator, null, "李调解", null), default);
        });
        var record = await CodeAsync(app, cast, id, $"record/{session}");
        (await CheckAsync(app, record)).ShouldShow("草稿，尚未生效");
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<FreezeRecordHandler>().HandleAsync(new(id, session), default));
        (await CheckAsync(app, record)).ShouldShow("核验通过", "调解笔录");

        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        var draft = await CodeAsync(app, cast, id, "agreement");
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<EndMediationHandler>().HandleAsync(new(id, MediationEnd.Failed, "分歧过大"), default));
        (await CheckAsync(app, draft)).ShouldShow("不是现行版本");
        (await CheckAsync(app, await CodeAsync(app, cast, id, "failure"))).ShouldShow("核验通过", "终止调解告知书").ShouldNotShow("分歧过大");
        // R-EVD-02: what was drafted and not agreed on is on nobody's print.
        (await (await app.SignInAsync(cast.Mediator)).OpenAsync(CaseUrls.DisputePrint(id, "agreement"))).ShouldShow("不打印").ShouldNotShow("9,000", "分期支付拖欠工资");
        (await (await app.SignInAsync(cast.Officer)).OpenAsync(CaseUrls.Dispute(id))).ShouldNotShow("分期支付拖欠工资");
    }

    [EachDatabase]
    public async Task Whoever_guesses_learns_nothing_and_is_slowed_down(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var right = await CodeAsync(app, cast, id, "acceptance");
        (string Number, string Code)[] wrong =
        [
            (right.Number, right.Code[..^1] + (right.Code[^1] == '0' ? '1' : '0')), ("TJ-000000-2026-9999", right.Code), (right.Number, "A1-000000000000-000000000000"),
            (right.Number, "<script>alert(1)</script>"), ("😀", "—"), (right.Number, new string('A', 400)), (right.Number, right.Code.Replace('S', 'F')),
        ];
        foreach (var (number, code) in wrong) (await CheckAsync(app, (number, code))).ShouldShow("查无此文书").ShouldNotShow("河东街道总工会", "<script>");
        (await CheckAsync(app, (right.Number.ToLowerInvariant(), $" {right.Code.ToLowerInvariant()} "))).ShouldShow("核验通过"); // as somebody types it

        var stranger = app.Browser();
        (await stranger.OpenAsync(CaseUrls.CheckPaper)).ShouldShow("文书核验");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++) answers.Add((await stranger.OpenAsync(CaseUrls.CheckedPaper(right.Number, $"A1-{i:000000000000}-000000000000"))).Status);
        answers[0].ShouldBe(HttpStatusCode.OK);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [EachDatabase]
    public async Task Accounts_are_masked_for_staff_and_opened_for_the_paper_by_whoever_makes_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        Browser[] staff = [await app.SignInAsync(cast.Officer), await app.SignInAsync(cast.Director), await app.SignInAsync(cast.Mediator), await app.SignInAsAsync(Role.DistrictLeader, cast.Units.District.Path)];
        foreach (var one in staff)
            foreach (var page in new[] { CaseUrls.Dispute(id), CaseUrls.DisputePrint(id, "agreement"), CaseUrls.DisputeStep(id, "payments") })
                (await one.OpenAsync(page)).ShouldNotShow(Account, "6222000099991234", "0000 9999");

        (await staff[0].OpenAsync(CaseUrls.DisputePrint(id, "agreement"))).Forms.ShouldNotContain(form => form.Name == "open-accounts");
        (await (await staff[2].OpenAsync(CaseUrls.DisputePrint(id, "agreement"))).SubmitAsync("open-accounts")).ShouldShow(Account);
        var row = await app.InDatabaseAsync(data => data.Set<JournalEntry>().SingleAsync(entry => entry.Kind == "Cases.PayeeAccountsOpened"));
        (row.ActorId, row.Body.Contains("6222", StringComparison.Ordinal)).ShouldBe((cast.Mediator, false));
    }

    [EachDatabase]
    public async Task The_parties_see_what_they_must_know_and_nobody_once_it_is_paid(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        var worker = await app.DoorAsync(id, PartySide.Applicant);
        var boss = await app.DoorAsync(id, PartySide.Respondent);
        foreach (var door in new[] { worker, boss }) (await app.Browser().OpenAsync(door)).ShouldShow(Account);

        await app.SignAllAsync(cast, id);
        foreach (var door in new[] { worker, boss }) (await app.Browser().OpenAsync(door)).ShouldShow(Account);
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<ReportPaymentHandler>().HandleAsync(new(id, 1, Money.FromYuan(9_000), new DateOnly(2026, 3, 2), null, null), default));
        foreach (var door in new[] { worker, boss }) (await app.Browser().OpenAsync(door)).ShouldShow("协议已全部履行").ShouldNotShow(Account);
        (await Should.ThrowAsync<RefusedException>(() => app.AsMediatorAsync(cast, services =>
            services.GetRequiredService<Features.PrintAgreement.OpenPayeeAccountsHandler>().HandleAsync(new(id), default)))).RuleId.ShouldBe("R-PRI-03");
    }

    [EachDatabase]
    public async Task A_blank_account_is_that_of_the_line_above_but_only_for_the_same_payee(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        Task DraftAsync(string second) => app.AsMediatorAsync(cast, services => services.GetRequiredService<DraftAgreementHandler>().HandleAsync(new(
            id, new("工资未发", "分期支付", Money.FromYuan(200), [], "银行转账", 3),
            [
                new(0, new DateOnly(2026, 4, 1), Money.FromYuan(100), PayBy.Transfer, "王小工", "6222000099991234", null),
                new(1, new DateOnly(2026, 5, 1), Money.FromYuan(100), PayBy.Transfer, second, null, null),
            ]), default));
        var refused = await Should.ThrowAsync<RefusedException>(() => DraftAsync("王大工"));
        (refused.RuleId, refused.Field).ShouldBe(("R-MED-08", "Lines[1].Account"));
        await DraftAsync("王小工");
        (await app.DisputeAsync(id)).Agreement!.Instalments.Select(one => one.AccountMasked).Distinct().Count().ShouldBe(1);
    }

    private static async Task<(string Number, string Code)> CodeAsync(TestApp app, Cast cast, Guid id, string paper)
    {
        var page = await (await app.SignInAsync(cast.Mediator)).OpenAsync(CaseUrls.DisputePrint(id, paper));
        return ((await app.DisputeAsync(id)).Number, Code().Match(page.Find(".qr figcaption").TextContent).Value);
    }

    private static Task<Page> CheckAsync(TestApp app, (string Number, string Code) paper) => app.Browser().OpenAsync(CaseUrls.CheckedPaper(paper.Number, paper.Code));

    [GeneratedRegex("[A-Z][0-9]+-[0-9A-F]{12}-[0-9A-F]{12}")]
    private static partial Regex Code();
}
