using System.Net;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Tables;

namespace Niangjia.Cases.Tests.Handling;

public sealed class InboxTests
{
    [EachDatabase]
    public async Task Each_sees_the_requests_of_their_units_and_nobody_elses(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        var number = (await app.RequestAsync(id)).Number;

        foreach (var (role, path) in (ValueTuple<Role, string>[])
            [(Role.GridWorker, units.Grid.Path), (Role.CommunityOfficer, units.Community.Path), (Role.StreetOfficer, units.Street.Path), (Role.DistrictLeader, units.District.Path)])
        {
            var browser = await app.SignInAsAsync(role, path);
            (await browser.OpenAsync(CaseUrls.Inbox + "?tab=Below")).ShouldShow(number);
            (await browser.OpenAsync(CaseUrls.Request(id))).Status.ShouldBe(HttpStatusCode.OK);
        }
        foreach (var (role, path) in (ValueTuple<Role, string>[])[(Role.CommunityOfficer, units.OtherCommunity.Path), (Role.StreetChair, units.OtherStreet.Path)])
        {
            var browser = await app.SignInAsAsync(role, path);
            (await browser.OpenAsync(CaseUrls.Inbox + "?tab=Below")).Text.ShouldNotContain(number);
            (await browser.OpenAsync(CaseUrls.Request(id))).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [EachDatabase]
    public async Task A_confidential_request_is_hidden_from_the_place_and_its_applicant_from_the_list(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await app.TriagedRequestAsync(units.Grid, secrecy: Secrecy.Confidential);
        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        await (await street.OpenAsync(CaseUrls.Step(id, "assign"))).SubmitAsync("assign-request", new { UnitId = units.Street.Id });

        var grid = await app.SignInAsAsync(Role.GridWorker, units.Grid.Path);
        (await grid.OpenAsync(CaseUrls.Request(id))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await street.OpenAsync(CaseUrls.Inbox + "?tab=Below")).ShouldShow("保密");
    }

    [EachDatabase]
    public async Task The_export_holds_exactly_the_rows_of_the_filter(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        for (var i = 0; i < 3; i++) await app.AssignedRequestAsync(units.Grid, units.Community);
        await app.AssignedRequestAsync(units.Grid, units.Community, Urgency.Urgent);
        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);

        var file = await street.FetchAsync("/inbox/export?tab=Below&urgency=Urgent");

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe(TableDownload.XlsxType);
        var rows = TableReader.Read(await file.Content.ReadAsStreamAsync()).Count(row => row[0].StartsWith("QS-", StringComparison.Ordinal));
        rows.ShouldBe(1);
    }

    [EachDatabase]
    public async Task Nonsense_in_the_address_shows_a_list_and_a_filter_can_be_kept(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);

        (await officer.OpenAsync("/inbox?tab=999&urgency=<script>&from=heute&after=%00&unit=%27;--")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await officer.OpenAsync("/inbox?tab=Late");
        page = await page.SubmitAsync("save-filter", new { Name = "我的超期" });
        page.ShouldShow("我的超期");
    }
}
