using System.Diagnostics;
using System.IO.Compression;
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
using Niangjia.Contracts.Documents;
using Niangjia.Documents.Domain;
using Niangjia.Documents.Features.BeginDocument;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>What stands on paper can be checked by anybody and tells nobody more than the paper does; account numbers stand only where they are needed (R §14).</summary>
public sealed class PaperTests
{
    private const string Account = "6222 0000 9999 1234";

    [EachDatabase]
    public async Task A_sealed_agreement_is_issued_in_three_copies_and_checked_by_anybody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        await app.RunJournalAsync();
        (await app.PaperAsync(id, DocumentKind.Agreement)).ShouldBeNull();
        await app.SignAllAsync(cast, id);
        await app.RunJournalAsync();
        await app.RunJournalAsync(); // told twice, issued once
        var agreement = (await app.PaperAsync(id, DocumentKind.Agreement))!;
        (agreement.State, agreement.Number).ShouldBe((DocumentState.Issued, (await app.DisputeAsync(id)).Documents.Single(one => one.Kind == DocumentKind.Agreement).Number));
        (await CheckAsync(app, agreement.Code!)).ShouldShow("核验通过，文书有效", "工调协字第0001号", "2026年3月2日", "河东街道总工会", agreement.Digest!).ShouldNotShow("王小工", "某某制鞋厂", "9,000");

        var mediator = await app.SignInAsync(cast.Mediator);
        var pdf = await (await mediator.FetchAsync(DocumentUrls.Pdf(agreement.Id))).Content.ReadAsByteArrayAsync();
        var text = app.TextOfPdf(pdf);
        foreach (var word in new[] { "第一联", "申请人留存", "第二联", "被申请人留存", "第三联", "调解组织存档", "大写：玖仟元整", "**** 1234", "签名" }) text.ShouldContain(word);
        foreach (var door in new[] { await app.DoorAsync(id, PartySide.Applicant), await app.DoorAsync(id, PartySide.Respondent) })
        {
            (await app.Browser().OpenAsync(door + "/papers/agreement")).ShouldShow("调解协议书", Account).Links.ShouldContain(door + "/papers/agreement/pdf");
            var own = app.TextOfPdf(await (await app.Browser().FetchAsync(door + "/papers/agreement/pdf")).Content.ReadAsByteArrayAsync());
            own.ShouldContain(Account);
            (own.Contains("第一联", StringComparison.Ordinal) ^ own.Contains("第二联", StringComparison.Ordinal)).ShouldBeTrue();
            own.ShouldNotContain("第三联");
        }
        (await (await app.Browser().OpenAsync(DocumentUrls.Check)).Form("check-file").Attach("File", "协议.pdf", pdf, "application/pdf").SubmitAsync()).ShouldShow("核验通过", "逐字节一致");
        pdf[^20] ^= 1;
        (await (await app.Browser().OpenAsync(DocumentUrls.Check)).Form("check-file").Attach("File", "协议.pdf", pdf, "application/pdf").SubmitAsync()).ShouldShow("查无此文书");
    }

    [EachDatabase]
    public async Task Notices_and_records_are_issued_by_their_steps_and_a_failed_draft_by_none(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.RunJournalAsync();
        (await CheckAsync(app, (await app.PaperAsync(id, DocumentKind.Acceptance))!.Code!)).ShouldShow("核验通过", "调解受理通知书");
        var session = (await app.DisputeAsync(id)).Sessions[0].Id;
        app.AtTime("2026-03-03 16:00");
        await app.AsMediatorAsync(cast, async services =>
        {
            await services.GetRequiredService<CloseSessionHandler>().HandleAsync(new(id, session, true, true, false, null, null), default);
            await services.GetRequiredService<WriteRecordHandler>().HandleAsync(new(id, session, new(true, true, "三个月没发", "", null, "继续协商", "申请人拒签")), default);
            await services.GetRequiredService<SignRecordHandler>().HandleAsync(new(id, session, SignerRole.Mediator, null, "李调解", null), default);
            await services.GetRequiredService<FreezeRecordHandler>().HandleAsync(new(id, session), default);
        });
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<EndMediationHandler>().HandleAsync(new(id, MediationEnd.Failed, "分歧过大"), default));
        await app.RunJournalAsync();
        (await CheckAsync(app, (await app.PaperAsync(id, DocumentKind.Record, 1))!.Code!)).ShouldShow("核验通过", "调解笔录");
        (await CheckAsync(app, (await app.PaperAsync(id, DocumentKind.FailureNotice))!.Code!)).ShouldShow("核验通过", "终止调解告知书").ShouldNotShow("分歧过大");
        // R-EVD-02: what was drafted and not agreed on is on nobody's paper.
        var mediator = await app.SignInAsync(cast.Mediator);
        (await mediator.OpenAsync(DocumentUrls.Of("dispute", id))).ShouldShow("终止调解告知书").ShouldNotShow("调解协议书");
        await Should.ThrowAsync<RefusedException>(() => app.AsMediatorAsync(cast, services => services.GetRequiredService<BeginDocumentHandler>().HandleAsync(new("dispute", id, "Agreement", 0), default)));
        (await (await app.SignInAsync(cast.Officer)).OpenAsync(CaseUrls.Dispute(id))).ShouldNotShow("分期支付拖欠工资");
    }

    [EachDatabase]
    public async Task A_draft_is_edited_before_its_step_and_replaced_under_another_number_when_voided(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.OpenAsync(cast);
        var officer = await app.SignInAsync(cast.Officer);
        var list = await officer.OpenAsync(DocumentUrls.Of("dispute", id));
        list.ShouldShow("调解申请书", "尚缺：证据清单", "随办案环节签发");
        var draft = await list.SubmitAsync("begin-Application-0");
        draft.ShouldShow("申请请求", "工资", "草稿");
        var late = await officer.OpenAsync(draft.Url);
        var refused = await draft.Form("edit-document").Fill("Input.Lines[3].Text", "自己写的事实与理由").SubmitAsync("签发");
        refused.ShouldRefuse("Input.Lines[4].Text", "证据清单");
        refused.Form("edit-document").Value("Input.Lines[3].Text").ShouldBe("自己写的事实与理由");
        var issued = await refused.Form("edit-document").Fill("Input.Lines[4].Text", "工资条\n考勤记录").SubmitAsync("签发");
        issued.ShouldShow("已签发", "自己写的事实与理由", "考勤记录", "工调申字第0001号");
        var first = (await app.PaperAsync(id, DocumentKind.Application))!;
        var frozen = await late.Form("edit-document").Fill("Input.Lines[3].Text", "晚到一步的话").SubmitAsync("保存草稿");
        frozen.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        frozen.Form("edit-document").Value("Input.Lines[3].Text").ShouldBe("晚到一步的话");

        var form = await officer.OpenAsync(DocumentUrls.Void(first.Id));
        (await form.SubmitAsync("void-document", new { Reason = "" })).ShouldRefuse("Reason", "原因");
        (await form.SubmitAsync("void-document", new { Reason = "请求事项写错" })).ShouldShow("已作废", "请求事项写错");
        (await CheckAsync(app, first.Code!)).ShouldShow("文书已作废", "3月2日").ShouldNotShow("请求事项写错", "现行有效");
        var again = await (await officer.OpenAsync(DocumentUrls.Of("dispute", id))).SubmitAsync("begin-Application-0");
        (await again.Form("edit-document").Fill("Input.Lines[4].Text", "工资条").SubmitAsync("签发")).ShouldShow("工调申字第0002号");
        var told = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.Kind.StartsWith("Documents.")).Select(entry => entry.Kind + entry.Body).ToListAsync());
        foreach (var kind in new[] { "DocumentDrafted", "DocumentIssued", "DocumentVoided" }) told.ShouldContain(one => one.Contains(kind));
        told.ShouldAllBe(one => !one.Contains("自己写的"));
    }

    [EachDatabase]
    public async Task Those_who_issue_at_the_same_time_get_different_numbers_and_a_bundle_lists_them_with_their_pages(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-04-01", 9_000m));
        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.AsSystemAsync(services => services.GetRequiredService<IDocumentNumbers>().NextAsync(cast.Street, "调申", default))));
        numbers.Distinct().Count().ShouldBe(8);
        await app.RunJournalAsync();
        var officer = await app.SignInAsync(cast.Officer);
        var papers = await app.AsSystemAsync(services => services.GetRequiredService<IDocuments>().OfAsync("dispute", id, default));
        papers.Count(paper => paper.State == DocumentState.Issued).ShouldBe(2);
        var text = app.TextOfPdf(await (await officer.FetchAsync($"{DocumentUrls.Bundle("dispute", id)}?{string.Join('&', papers.Select(paper => $"document={paper.Id}"))}")).Content.ReadAsByteArrayAsync());
        foreach (var word in new[] { "卷内文书目录", "调解受理通知书", "调解协议书" }) text.ShouldContain(word);
        (await officer.OpenAsync(DocumentUrls.Bundle("dispute", id))).ShouldBeAt(DocumentUrls.Of("dispute", id));
        var stranger = await app.SignInAsAsync(Role.StreetOfficer, cast.Units.OtherStreet.Path);
        string[] addresses = [DocumentUrls.Of("dispute", id), DocumentUrls.Bundle("dispute", id), .. papers.SelectMany(paper => new[] { DocumentUrls.Document(paper.Id), DocumentUrls.Pdf(paper.Id), DocumentUrls.Docx(paper.Id), DocumentUrls.Void(paper.Id) })];
        foreach (var address in addresses) (await stranger.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
    }

    [EachDatabase]
    public async Task Whoever_guesses_learns_nothing_and_is_slowed_down(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.RunJournalAsync();
        var right = (await app.PaperAsync(id, DocumentKind.Acceptance))!.Code!;
        foreach (var code in new[] { right[..^1] + (right[^1] == 'A' ? 'B' : 'A'), "AAAAAAAAAAAA", "<script>alert(1)</script>", "😀", new string('A', 400) })
            (await CheckAsync(app, code)).ShouldShow("查无此文书").ShouldNotShow("河东街道总工会", "<script>");
        (await app.Browser().OpenAsync($"{DocumentUrls.Check}?code={Uri.EscapeDataString($" {right[..4].ToLowerInvariant()} {right[4..]} ")}")).ShouldShow("核验通过"); // as somebody types it

        var stranger = app.Browser();
        (await stranger.OpenAsync(DocumentUrls.Check)).ShouldShow("文书核验");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++) answers.Add((await stranger.OpenAsync(DocumentUrls.Checked($"{i:000000000000}"))).Status);
        answers[0].ShouldBe(HttpStatusCode.OK);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [EachDatabase]
    public async Task Accounts_are_masked_for_staff_and_in_full_on_the_paper_of_whoever_makes_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-04-01", 9_000m));
        await app.RunJournalAsync();
        var agreement = (await app.PaperAsync(id, DocumentKind.Agreement))!.Id;
        Browser[] staff = [await app.SignInAsync(cast.Officer), await app.SignInAsync(cast.Director), await app.SignInAsync(cast.Mediator), await app.SignInAsAsync(Role.DistrictLeader, cast.Units.District.Path)];
        foreach (var one in staff)
            foreach (var page in new[] { CaseUrls.Dispute(id), DocumentUrls.Document(agreement), CaseUrls.DisputeStep(id, "payments") })
                (await one.OpenAsync(page)).ShouldNotShow(Account, "6222000099991234", "0000 9999");

        (await staff[0].OpenAsync(DocumentUrls.Pdf(agreement, inFull: true))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.TextOfAsync(cast.Mediator, DocumentUrls.Docx(agreement))).ShouldNotContain(Account);
        (await app.TextOfAsync(cast.Mediator, DocumentUrls.Docx(agreement) + "?full=true")).ShouldContain(Account);
        var rows = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.Kind == "Documents.DocumentTaken").OrderBy(entry => entry.Number).ToListAsync());
        rows.Count.ShouldBe(2);
        (rows[1].ActorId, rows[1].Body.Contains("true", StringComparison.Ordinal), rows[1].Body.Contains("6222", StringComparison.Ordinal)).ShouldBe((cast.Mediator, true, false));

        await app.AsMediatorAsync(cast, services => services.GetRequiredService<ReportPaymentHandler>().HandleAsync(new(id, 1, Money.FromYuan(9_000), new DateOnly(2026, 3, 2), null, null), default));
        (await app.TextOfAsync(cast.Mediator, DocumentUrls.Docx(agreement) + "?full=true")).ShouldNotContain(Account); // R-PRI-03: nobody needs it any more
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

    private static Task<Page> CheckAsync(TestApp app, string code) => app.Browser().OpenAsync(DocumentUrls.Checked(code));
}

internal static class PaperSteps
{
    /// <summary>The newest document of a kind; null when there is none.</summary>
    public static Task<OfficialDocument?> PaperAsync(this TestApp app, Guid id, DocumentKind kind, int sheet = 0) => app.InDatabaseAsync(db => db.Set<OfficialDocument>().AsNoTracking()
        .Where(found => found.SubjectId == id && found.Kind == kind.ToString() && found.Sheet == sheet).OrderByDescending(found => found.Round).FirstOrDefaultAsync());

    /// <summary>What somebody reads in a Word file.</summary>
    public static async Task<string> TextOfAsync(this TestApp app, Guid account, string url)
    {
        var answer = await (await app.SignInAsync(account)).FetchAsync(url);
        if (!answer.IsSuccessStatusCode) return $"{answer.StatusCode}";
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return Regex.Replace(await reader.ReadToEndAsync(), "<[^>]+>", "");
    }

    /// <summary>What stands in a PDF.</summary>
    public static string TextOfPdf(this TestApp app, byte[] pdf)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7(app.Clock.GetUtcNow()):N}.pdf");
        File.WriteAllBytes(file, pdf);
        using var process = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var text = process.StandardOutput.ReadToEnd();
        File.Delete(file);
        return text;
    }
}
