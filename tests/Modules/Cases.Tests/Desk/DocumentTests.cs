using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Features.SplitRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>Papers of a request on the desk of staff.</summary>
public sealed class DocumentTests
{
    [EachDatabase]
    public async Task Papers_brought_to_the_window_are_filed_and_only_ever_downloaded(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (id, code) = await app.AcceptedAsync(town, officer);
        var picture = await DeskSteps.PictureAsync();

        var page = await officer.OpenAsync(CaseUrls.Request(id));
        page.ShouldShow("还没有材料");
        (await page.SubmitAsync("add-documents", new { Origin = "Applicant" })).ShouldRefuse("Files", "选择文件");
        var refused = await (await officer.OpenAsync(CaseUrls.Request(id))).Form("add-documents").Attach("Files", "工资条.jpg", picture, "image/jpeg").SubmitAsync();
        refused.ShouldRefuse("Origin", "谁的材料");
        // The file that was sent with the refused form is not lost.
        var done = await refused.SubmitAsync("add-documents", new { Origin = "Applicant" });
        done.ShouldBeAt(CaseUrls.Request(id)).ShouldShow("工资条.jpg", "林专干");
        await done.Form("add-documents").Fill(new { Origin = "Elsewhere" }).Attach("Files", "单位答复.jpg", picture, "image/jpeg").SubmitAsync();

        var files = await app.InDatabaseAsync(data => data.Set<Attachment>().Where(file => file.SubjectId == id).OrderBy(file => file.At).ThenBy(file => file.Id).ToListAsync());
        files.Select(file => file.Name).ShouldBe(["工资条.jpg", "单位答复.jpg"], ignoreOrder: true);
        var answer = await officer.FetchAsync(CaseUrls.RequestFile(id, files[0].Id));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("单位答复.jpg", "内部", "新增材料1份", "归入内部材料1份");

        // The applicant sees what is theirs and nothing of the inside.
        var phone = await app.FollowAsync(code);
        (await phone.OpenAsync(CaseUrls.Tracked(id))).ShouldShow("工资条.jpg").ShouldNotShow("单位答复.jpg", "内部材料");
        var hidden = files.Single(file => file.Name == "单位答复.jpg");
        (await phone.FetchAsync($"/track/{id}/files/{hidden.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await phone.FetchAsync(CaseUrls.RequestFile(id, hidden.Id))).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [EachDatabase]
    public async Task A_file_opens_for_nobody_who_does_not_see_its_request(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, _) = await app.AcceptedAsync(town, officer);
        var (other, _) = await app.AcceptedAsync(town, officer, "食堂难吃得很，宿舍也没热水洗澡", type: CaseType.WorkTimeLeave);
        await (await officer.OpenAsync(CaseUrls.Request(id))).Form("add-documents").Fill(new { Origin = "Applicant" })
            .Attach("Files", "工资条.jpg", await DeskSteps.PictureAsync(), "image/jpeg").SubmitAsync();
        var file = await app.InDatabaseAsync(data => data.Set<Attachment>().Where(found => found.SubjectId == id).Select(found => found.Id).SingleAsync());

        var stranger = await app.SignInAsAsync(Role.CommunityOfficer, town.OtherCommunity.Path);
        (await stranger.FetchAsync(CaseUrls.RequestFile(id, file))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // Nor under the address of another request.
        (await officer.FetchAsync(CaseUrls.RequestFile(other, file))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // A mediator of the street sees it but takes no papers in.
        var mediator = await app.SignInAsAsync(Role.Mediator, town.Street.Path);
        (await mediator.OpenAsync(CaseUrls.Request(id))).ShouldShow("工资条.jpg").ShouldNotShow("添加材料");
    }

    [EachDatabase]
    public async Task Papers_that_show_who_a_confidential_applicant_is_open_only_for_those_who_may_know(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, _) = await app.AcceptedAsync(town, officer, secrecy: Secrecy.Confidential);
        var picture = await DeskSteps.PictureAsync();
        var page = await officer.OpenAsync(CaseUrls.Request(id));
        await page.Form("add-documents").Fill(new { Origin = "Applicant" }).Attach("Files", "身份证.jpg", picture, "image/jpeg").SubmitAsync();
        page = await officer.OpenAsync(CaseUrls.Request(id));
        await page.Form("add-documents").Fill(new { Origin = "Applicant", TellsNothing = true }).Attach("Files", "公告照片.jpg", picture, "image/jpeg").SubmitAsync();
        var secret = await app.InDatabaseAsync(data => data.Set<Attachment>().Where(found => found.SubjectId == id && found.IsConfidential).SingleAsync());
        secret.Name.ShouldBe("身份证.jpg");

        var colleague = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await colleague.OpenAsync(CaseUrls.Request(id))).ShouldShow("公告照片.jpg").ShouldNotShow("身份证.jpg");
        (await colleague.FetchAsync(CaseUrls.RequestFile(id, secret.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var chair = await app.SignInAsAsync(Role.CommunityChair, town.Community.Path);
        (await chair.OpenAsync(CaseUrls.Request(id))).ShouldShow("身份证.jpg", "保密");
        (await chair.FetchAsync(CaseUrls.RequestFile(id, secret.Id))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [EachDatabase]
    public async Task A_part_has_the_papers_of_the_whole_and_the_whole_shows_those_of_the_parts_one_sees(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var whole = await app.FileRequestAsync(town, "老板拖欠工资两个月，还有宿舍没有热水洗澡。", 8_600);
        var picture = await DeskSteps.PictureAsync();
        await (await officer.OpenAsync(CaseUrls.Request(whole))).Form("add-documents").Fill(new { Origin = "Applicant" }).Attach("Files", "工资条.jpg", picture, "image/jpeg").SubmitAsync();
        var parts = await app.AsSystemAsync(services => services.GetRequiredService<SplitRequestHandler>().HandleAsync(
            new(whole, [new("老板拖欠工资两个月一直不给。", CaseType.WageArrears), new("宿舍没有热水，冬天没法洗澡。", CaseType.ParkDormitory)], null), CancellationToken.None));

        var part = await officer.OpenAsync(CaseUrls.Request(parts[0]));
        part.ShouldShow("工资条.jpg", "随原诉求交来");
        var file = await app.InDatabaseAsync(data => data.Set<Attachment>().Where(found => found.SubjectId == whole).Select(found => found.Id).SingleAsync());
        (await officer.FetchAsync(CaseUrls.RequestFile(parts[0], file))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await part.Form("add-documents").Fill(new { Origin = "Applicant" }).Attach("Files", "考勤.jpg", picture, "image/jpeg").SubmitAsync();
        (await officer.OpenAsync(CaseUrls.Request(whole))).ShouldShow("考勤.jpg", "来自拆分件");
        (await officer.OpenAsync(CaseUrls.Request(parts[1]))).ShouldNotShow("考勤.jpg");
    }
}
