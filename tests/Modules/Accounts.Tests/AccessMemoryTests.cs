using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Tests;

/// <summary>Who somebody is is read once and kept for half a minute; what takes it away counts at once.</summary>
public sealed class AccessMemoryTests
{
    [EachDatabase]
    public async Task A_second_page_does_not_ask_who_it_is_and_a_lock_in_a_transaction_counts_when_it_is_committed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var account = await app.AddAccountAsync(Role.CommunityOfficer, Steps.Street);
        var desk = await app.SignInAsync(account);
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        using (var sql = app.WatchSql())
        {
            (await desk.OpenAsync("/")).ShouldShow("进入工作台");
            sql.Reads.ShouldAllBe(read => !read.Contains("accounts_sessions") && !read.Contains("accounts_grants"));
        }

        await app.InDatabaseAsync(async data =>
        {
            await using var both = await data.Database.BeginTransactionAsync();
            (await data.Set<Account>().SingleAsync(one => one.Id == account)).Lock("查证中", app.Clock.GetUtcNow());
            await data.SaveChangesAsync();
            if (data.Dialect.IsPostgres) (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
            await both.CommitAsync();
            return true;
        });
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_role_counts_from_its_first_moment_and_what_another_node_takes_away_after_half_a_minute(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var account = await app.AddAccountAsync(Role.CommunityOfficer, Steps.Street);
        var desk = await app.SignInAsync(account);
        await app.InDatabaseAsync(async data =>
        {
            var now = app.Clock.GetUtcNow();
            var one = await data.Set<Account>().Include(row => row.Grants).SingleAsync(row => row.Id == account);
            one.Grant(Role.StreetOfficer, Steps.Street, now.AddSeconds(20), null, null, null, now);
            return await data.SaveChangesAsync();
        });
        (await desk.OpenAsync(AccountUrls.List)).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        (await desk.OpenAsync(AccountUrls.List)).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        await using (var other = TestApp.StartOn(app.Place.ConnectionString, app.Place.DataFolder))
            await other.InDatabaseAsync(data => data.Set<Session>().ExecuteUpdateAsync(update => update.SetProperty(row => row.EndedAt, app.Clock.GetUtcNow())));
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        (await desk.OpenAsync(AccountUrls.List)).ShouldBeClosed();
    }
}
