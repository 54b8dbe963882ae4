using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Features.MergeRequest;
using Niangjia.Cases.Features.SplitRequest;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>What an applicant reads whose matter goes on under another number (R §1.5, R-TRI-05/06).</summary>
public sealed class TrackedProgressTests
{
    [EachDatabase]
    public async Task Who_was_merged_reads_how_the_master_goes_and_nothing_of_its_applicant(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (master, _) = await app.AcceptedAsync(town, officer, "赵六说的话：明珠电子欠我们班组工资，一共三个月了。");
        await (await officer.OpenAsync(CaseUrls.Request(master))).Form("add-documents").Fill(new { Origin = "Applicant" })
            .Attach("Files", "赵六工资条.jpg", await DeskSteps.PictureAsync(), "image/jpeg").SubmitAsync();
        var (mine, code) = await app.FileWithCodeAsync(town, CaseSteps.Wages, 5_000, "李四", "13900002222");
        var number = (await app.RequestAsync(master)).Number;
        await app.AsSystemAsync(services => services.GetRequiredService<MergeRequestHandler>().HandleAsync(new(mine, number, "同一单位"), CancellationToken.None));

        var phone = await app.FollowAsync(code);
        var page = await phone.OpenAsync(CaseUrls.Tracked(mine));
        page.ShouldShow(number, "并入的", "有人正在办", "春晖社区工联会", "023-47520003", "林专干", "监督单位", "河东街道总工会").ShouldNotShow("赵六", "王小工", "工资条.jpg");
        (await phone.OpenAsync(CaseUrls.Tracked(master))).ShouldBeClosed();

        await officer.ResolveAsync(master);
        (await phone.OpenAsync(CaseUrls.Tracked(mine))).ShouldShow("已办出结果").ShouldNotShow("工资已全部补发", "请在下面评一评");
    }

    [EachDatabase]
    public async Task A_split_request_shows_for_each_part_who_has_it_what_is_next_and_by_when(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (whole, code) = await app.FileWithCodeAsync(town, "老板拖欠工资两个月，还有宿舍没有热水洗澡。", 8_600);
        var parts = await app.AsSystemAsync(services => services.GetRequiredService<SplitRequestHandler>().HandleAsync(
            new(whole, [new("老板拖欠工资两个月一直不给。", CaseType.WageArrears), new("宿舍没有热水，冬天没法洗澡。", CaseType.ParkDormitory)], null), CancellationToken.None));
        await (await officer.OpenAsync(CaseUrls.Triage(parts[0]))).SubmitAsync("triage-request", new { Stream = "Public", Type = "WageArrears", Urgency = "Normal" });
        await (await officer.OpenAsync(CaseUrls.Step(parts[0], "assign"))).SubmitAsync("assign-request", new { UnitId = town.Street.Id });

        var page = await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(whole));
        page.ShouldShow("老板拖欠工资两个月", "河东街道总工会", "023-47520002", "宿舍没有热水", "春晖社区工联会", "023-47520003", "会签收并联系您");
        page.Links.ShouldContain(CaseUrls.Tracked(parts[0]));
        page.Links.ShouldContain(CaseUrls.Tracked(parts[1]));
        page.Document.QuerySelectorAll(".clock").Length.ShouldBe(2);
    }

    /// <summary>R-TRI-05, R §2.3: the person waits since they came, not since we split what they said; whoever was reached was reached for all of it.</summary>
    [EachDatabase]
    public async Task A_part_waits_no_longer_than_the_whole_did_and_contact_already_made_counts(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (reached, _) = await app.AcceptedAsync(town, officer);
        await (await officer.OpenAsync(CaseUrls.Step(reached, "contact"))).SubmitAsync("record-contact", new { Way = ContactWay.Phone, Reached = "true", At = "2026-03-02T09:00" });
        var waiting = await app.FileRequestAsync(town, "老板拖欠工资两个月，还有宿舍没有热水洗澡。", 8_600, "李平", "16000000008");
        var came = app.Clock.GetUtcNow();

        app.AtTime("2026-03-03 08:00");
        var now = app.Clock.GetUtcNow();
        officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        foreach (var part in await SplitAsync(app, reached))
        {
            (await ContactAsync(app, part)).ShouldHaveSingleItem().Status.ShouldBe(ClockStatus.Met);
            (await app.ClockAsync(part, "sla.triage")).StartedAt.ShouldBe(now); // the whole was triaged; what the parts are nobody has confirmed yet
            await (await officer.OpenAsync(CaseUrls.Triage(part))).SubmitAsync("triage-request", new { Stream = "Public", Type = "WageArrears", Urgency = "Urgent" });
            (await ContactAsync(app, part)).ShouldHaveSingleItem().Status.ShouldBe(ClockStatus.Met);
            (await app.ClockAsync(part, "sla.resolve.public")).StartedAt.ShouldBe(came);
        }
        foreach (var part in await SplitAsync(app, waiting))
        {
            (await ContactAsync(app, part)).ShouldHaveSingleItem().StartedAt.ShouldBe(came);
            (await app.ClockAsync(part, "sla.triage")).StartedAt.ShouldBe(came);
            (await app.RequestAsync(part)).SubmittedAt.ShouldBe(came);
        }
    }

    [EachDatabase]
    public async Task The_unit_above_is_named_with_its_phone(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, code) = await app.AcceptedAsync(town, officer);
        (await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(id))).ShouldShow("监督单位", "河东街道总工会", "023-47520002");
    }

    private static Task<List<Clock>> ContactAsync(TestApp app, Guid id) =>
        app.InDatabaseAsync(db => db.Set<Clock>().Where(clock => clock.SubjectId == id && clock.Code.StartsWith("sla.contact.")).ToListAsync());

    private static Task<IReadOnlyList<Guid>> SplitAsync(TestApp app, Guid whole) => app.AsSystemAsync(services => services.GetRequiredService<SplitRequestHandler>().HandleAsync(
        new(whole, [new("老板拖欠工资两个月一直不给。", CaseType.WageArrears), new("宿舍没有热水，冬天没法洗澡。", CaseType.ParkDormitory)], null), CancellationToken.None));
}
