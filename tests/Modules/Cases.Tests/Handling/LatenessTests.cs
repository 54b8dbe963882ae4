using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Tables;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Late is who has it now and did not do it in time; what was missed before is remembered apart.</summary>
public sealed class LatenessTests
{
    [EachDatabase]
    public async Task Late_at_the_grid_it_is_due_today_at_the_community_and_no_more_late(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var account = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path);
        var street = await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Grid, amount: 0);
        var number = (await app.RequestAsync(id)).Number;

        app.AtTime("2026-03-05 09:00"); // two working days at the grid were over at midnight
        await app.LetTimeActAsync();
        var request = await app.RequestAsync(id);
        (request.HandlerPath, request.IsLate, request.WasLate).ShouldBe((units.Community.Path, false, true));

        app.AtTime("2026-03-12 09:00"); // the community's last day
        var officer = await app.SignInAsync(account);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=Late")).ShouldNotShow(number);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=Today")).ShouldShow(number);
        var above = await app.SignInAsync(street);
        var file = await above.FetchAsync("/inbox/export?tab=Below");
        var row = TableReader.Read(await file.Content.ReadAsStreamAsync()).Single(cells => cells[0] == number);
        (row[13], row[14]).ShouldBe(("否", "是"));

        app.AtTime("2026-03-13 09:00");
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).IsLate.ShouldBeFalse(); // now the street has it, and is in time
    }

    [EachDatabase]
    public async Task At_the_district_it_stays_late_until_it_is_done_and_opened_again_it_is_in_time(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var account = await app.AddAccountAsync(Role.DistrictOfficer, town.District.Path);
        var (id, code) = await app.FileWithCodeAsync(town, "老板拖欠工资，问了几次都说没钱。", 8_600);
        await app.TriageRequestAsync(id, CaseType.WageArrears);
        await app.AssignAsync(id, town.District.Id);
        await (await (await app.SignInAsync(account)).OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");

        app.AtTime("2026-03-05 09:00");
        await app.LetTimeActAsync();
        var officer = await app.SignInAsync(account);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=Late")).ShouldShow((await app.RequestAsync(id)).Number);
        await (await officer.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.PartlyResolved, Outcome = "先发了一部分。" });
        (await app.RequestAsync(id)).IsLate.ShouldBeFalse();

        var worker = await (await app.Browser().OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code });
        await worker.SubmitAsync("rate", new { Solved = "false", Stars = "2" });
        await app.RunJournalAsync();
        var request = await app.RequestAsync(id);
        (request.State, request.IsLate, request.WasLate).ShouldBe((RequestState.Assigned, false, true));
    }
}
