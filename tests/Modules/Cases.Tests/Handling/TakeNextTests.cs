using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.TakeNextRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>领取下一件: the most urgent request that nobody has, each once.</summary>
public sealed class TakeNextTests
{
    [EachDatabase]
    public async Task Twenty_who_press_at_once_get_twenty_different_requests(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        for (var i = 0; i < 21; i++) await app.AssignedRequestAsync(units.Grid, units.Community);
        List<Guid> takers = [];
        for (var i = 0; i < 20; i++) takers.Add(await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path));

        var taken = await Task.WhenAll(takers.Select(taker => Task.Run(() => TakeAsync(app, taker, units.Community.Path))));

        taken.ShouldAllBe(id => id != null);
        taken.Distinct().Count().ShouldBe(20);
        foreach (var (taker, id) in takers.Zip(taken))
        {
            var request = await app.RequestAsync(id!.Value);
            (request.State, request.HandlerId).ShouldBe((RequestState.InProgress, taker));
        }
        (await TakeAsync(app, takers[0], units.Community.Path)).ShouldNotBeNull();
        (await TakeAsync(app, takers[0], units.Community.Path)).ShouldBeNull();
    }

    [EachDatabase]
    public async Task The_button_gives_the_most_urgent_one_of_the_units_and_says_so_when_nothing_is_left(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var later = await app.AssignedRequestAsync(units.Grid, units.Community, Urgency.Normal);
        app.AtTime("2026-03-02 08:00");
        var sooner = await app.AssignedRequestAsync(units.Grid, units.Community, Urgency.Normal);
        var elsewhere = await app.AssignedRequestAsync(units.Grid, units.OtherCommunity);
        app.AtTime("2026-03-02 10:00");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path, "林专干");

        var inbox = await desk.OpenAsync(CaseUrls.Inbox);
        inbox.ShouldShow("领取下一件");
        (await inbox.SubmitAsync("take-next")).ShouldBeAt(CaseUrls.Request(sooner)).ShouldShow("已签收，由您负责办理。");
        (await (await desk.OpenAsync(CaseUrls.Inbox)).SubmitAsync("take-next")).ShouldBeAt(CaseUrls.Request(later));
        (await (await desk.OpenAsync(CaseUrls.Inbox)).SubmitAsync("take-next")).ShouldBeAt(CaseUrls.Inbox).ShouldShow("没有待领取的诉求了");
        (await app.RequestAsync(elsewhere)).HandlerId.ShouldBeNull();
        // The same as an acceptance: what was due to happen first has happened.
        (await app.InDatabaseAsync(data => data.Set<Clock>().Where(clock => clock.SubjectId == sooner && clock.Code.StartsWith("sla.contact")).ToListAsync())).ShouldAllBe(clock => clock.Status == ClockStatus.Met);

        var onlooker = await app.SignInAsAsync(Role.Mediator, units.Community.Path);
        (await onlooker.OpenAsync(CaseUrls.Inbox + "?tab=Mine")).Text.ShouldNotContain("领取下一件");
    }

    [EachDatabase]
    public async Task Whoever_is_related_to_a_party_is_given_the_next_one_and_a_program_takes_as_people_do(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var related = await app.SendRequestAsync(town, town.Community, "老板三个月没发工资，一直说再等等。", 8_000);
        app.AtTime("2026-03-02 09:30");
        var other = await app.SendRequestAsync(town, town.Community, "上个月加班费没有给，找了几次都不理。", 3_000, "李四", "13900002222");
        var account = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        var applicant = (await app.RequestAsync(related)).PersonId;
        await app.InDatabaseAsync(async data =>
        {
            data.Add(DeclaredRelation.Declare(account, applicant, null, RelationKind.Kinship, null, town.Community.Path, app.Clock.GetUtcNow()));
            return await data.SaveChangesAsync();
        });
        var token = await app.GiveTokenAsync(account);

        var (answer, said) = await app.CallAsync(token, "POST", "requests/acceptances", key: "take-next-1");
        said.GetProperty("requestId").GetGuid().ShouldBe(other, $"{answer.StatusCode} {said}");
        (await app.CallAsync(token, "POST", "requests/acceptances", key: "take-next-1")).Body.GetProperty("requestId").GetGuid().ShouldBe(other);
        (await app.CallAsync(token, "POST", "requests/acceptances")).Body.GetProperty("requestId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await app.RequestAsync(related)).HandlerId.ShouldBeNull();
    }

    private static async Task<Guid?> TakeAsync(TestApp app, Guid account, string unitPath)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(account, null, account, "taker", [new(Role.CommunityOfficer, unitPath)]);
        return (await scope.ServiceProvider.GetRequiredService<TakeNextRequestHandler>().HandleAsync(new(), CancellationToken.None)).RequestId;
    }
}
