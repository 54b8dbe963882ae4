using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.DecideApplication;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>The written notices of R §14 and the list of evidence of R §1.4, read and printed by those to whom they are addressed, by their own access.</summary>
public sealed class PartyPaperTests
{
    [EachDatabase]
    public async Task Where_the_employer_holds_nothing_the_page_says_so_instead_of_an_empty_form(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var cast = await app.CastAsync();
        var id = await app.RequestForAsync(cast, CaseType.ParkDormitory);
        var page = await (await app.SignInAsync(cast.Officer)).OpenAsync(CaseUrls.Step(id, "ask-employer"));
        page.ShouldShow("没有需要单位提供的材料");
        page.Forms.ShouldNotContain(form => form.Name == "ask-employer");
    }

    [EachDatabase]
    public async Task Each_side_opens_the_notices_addressed_to_it_and_reads_nothing_of_the_other(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var (worker, employer) = (await app.DoorAsync(id, PartySide.Applicant), await app.DoorAsync(id, PartySide.Respondent));
        var phone = app.Browser();
        (await phone.OpenAsync(employer)).Links.ShouldContain(employer + "/papers/acceptance");
        var accepted = await phone.OpenAsync(employer + "/papers/acceptance");
        accepted.ShouldShow("调解受理通知书", "某某制鞋厂", "李调解", "街道调解室").ShouldNotShow("王小工");
        accepted.Headers["Cache-Control"].ShouldContain("no-store");
        accepted.Find(".print-sheet");
        foreach (var none in new[] { "failure", "evidence", "agreement", "<script>" }) (await phone.OpenAsync($"{employer}/papers/{Uri.EscapeDataString(none)}")).Status.ShouldBe(HttpStatusCode.NotFound, none);
        (await phone.OpenAsync(employer)).Links.ShouldNotContain(employer + "/papers/failure");

        await app.AsMediatorAsync(cast, services => services.GetRequiredService<EndMediationHandler>().HandleAsync(new(id, MediationEnd.Failed, "分歧过大"), default));
        (await phone.OpenAsync(worker)).Links.ShouldContain(worker + "/papers/failure");
        (await phone.OpenAsync(worker + "/papers/failure")).ShouldShow("终止调解告知书", "王小工", "分歧过大", "申请仲裁").ShouldNotShow("某某制鞋厂");
        (await phone.OpenAsync(employer + "/papers/failure")).ShouldShow("终止调解告知书", "某某制鞋厂").ShouldNotShow("王小工");

        app.AtTime("2026-03-10 09:00"); // the link alone is no proof any more
        (await app.Browser().OpenAsync(worker + "/papers/failure")).ShouldShow("验证码").ShouldNotShow("分歧过大", "终止调解告知书");
        (await phone.OpenAsync(CaseUrls.PartyPaper(new string('a', 64), "failure"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task That_it_was_not_accepted_is_told_to_the_applicant_alone_who_opens_it_from_the_own_page(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.OpenAsync(cast);
        await app.AsAsync(cast.Director, Role.JointCentreDirector, cast.Street, services =>
            services.GetRequiredService<DecideApplicationHandler>().HandleAsync(new(id, false, "单位不同意调解", "可以申请仲裁"), default));

        var worker = await app.SignInAsWorkerAsync(cast.Worker, "13900001111");
        var link = (await worker.OpenAsync(CaseUrls.Tracked(cast.RequestId))).Links.Single(link => link.EndsWith("/papers/acceptance", StringComparison.Ordinal));
        (await worker.OpenAsync(link)).ShouldShow("不予受理", "王小工", "单位不同意调解", "可以申请仲裁").ShouldNotShow("某某制鞋厂");
        var employer = await app.DoorAsync(id, PartySide.Respondent);
        (await app.Browser().OpenAsync(employer)).Links.ShouldNotContain(employer + "/papers/acceptance");
        (await app.Browser().OpenAsync(employer + "/papers/acceptance")).Status.ShouldBe(HttpStatusCode.NotFound);
        // R-MED-03: the paper of the body names the same addressee.
        await app.RunJournalAsync();
        var document = (await app.AsSystemAsync(services => services.GetRequiredService<IDocuments>().OfAsync("dispute", id, default))).Single(line => line.State == DocumentState.Issued);
        (await (await app.SignInAsync(cast.Officer)).OpenAsync(DocumentUrls.Document(document.Id))).Find("article.paper").TextContent.ShouldContain("王小工：");
        (await (await app.SignInAsync(cast.Officer)).OpenAsync(DocumentUrls.Document(document.Id))).Find("article.paper").TextContent.ShouldNotContain("某某制鞋厂");
    }

    [EachDatabase]
    public async Task The_employer_is_asked_for_papers_by_a_day_on_paper_and_on_its_own_page(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var officer = await app.SignInAsync(cast.Officer);
        var form = await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "ask-employer"));
        (await form.SubmitAsync("ask-employer", new { Due = "" })).ShouldRefuse("Due", "提交期限");
        (await form.SubmitAsync("ask-employer", new { Due = "2026-03-02" })).ShouldRefuse("Due", "今天以后");
        (await form.SubmitAsync("ask-employer", new { Due = "2028-03-02" })).ShouldRefuse("Due", "一年");
        (await form.Form("ask-employer").Fill(new { Due = "2026-03-12" }).Remove("Input.Items").SubmitAsync()).ShouldRefuse("Items", "至少选择一项");
        (await form.Form("ask-employer").Fill(new { Due = "2026-03-12" }).Remove("Input.Items").Force("Input.Items", "<b>别的</b>").SubmitAsync()).ShouldRefuse("重新打开");

        form = await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "ask-employer"));
        var paper = await form.SubmitAsync("ask-employer", new { Due = "2026-03-12" });
        paper.ShouldBeAt(DocumentUrls.Of("request", cast.RequestId)).ShouldShow("举证通知书", "要素齐全");
        await app.RunJournalAsync();
        var issued = (await app.AsSystemAsync(services => services.GetRequiredService<IDocuments>().OfAsync("request", cast.RequestId, default))).Single();
        (await officer.OpenAsync(DocumentUrls.Document(issued.Id))).ShouldShow("某某制鞋厂", "王小工", "工资台账", "3月12日", "第39条", "已签发");
        var page = await officer.OpenAsync(CaseUrls.Request(cast.RequestId));
        page.ShouldShow("前提供材料");
        page.Links.ShouldContain(DocumentUrls.Document(issued.Id));

        var id = await app.MediatingAsync(cast);
        var employer = await app.DoorAsync(id, PartySide.Respondent);
        (await app.Browser().OpenAsync(employer)).Links.ShouldContain(employer + "/papers/evidence");
        (await app.Browser().OpenAsync(employer + "/papers/evidence")).ShouldShow("举证通知书", "某某制鞋厂", "王小工", "工资台账", "3月12日");
        var worker = await app.DoorAsync(id, PartySide.Applicant);
        (await app.Browser().OpenAsync(worker)).Links.ShouldNotContain(worker + "/papers/evidence");
        (await app.Browser().OpenAsync(worker + "/papers/evidence")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task The_employer_does_not_read_there_who_asked_for_confidence_R_PRI_13(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync(secrecy: Secrecy.Confidential);
        var officer = await app.SignInAsync(cast.Officer);
        var step = await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "ask-employer"));
        (await step.SubmitAsync("ask-employer", new { Due = "2026-03-12" })).ShouldRefuse("Reason", "理由");
        var paper = await step.SubmitAsync("ask-employer", new { Due = "2026-03-12", Reason = "核实多名职工的工资支付" });
        paper.ShouldShow("举证通知书").ShouldNotShow("王小工");
        var id = await app.MediatingAsync(cast);
        var employer = await app.DoorAsync(id, PartySide.Respondent);
        foreach (var name in new[] { "evidence", "acceptance" }) (await app.Browser().OpenAsync($"{employer}/papers/{name}")).ShouldShow("某某制鞋厂").ShouldNotShow("王小工");
    }
}
