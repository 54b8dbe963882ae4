using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;

namespace Niangjia.Database.Tests;

/// <summary>What people see when the database is not what it should be.</summary>
public sealed class FailureTests
{
    [EachDatabase]
    public async Task A_failure_is_answered_by_a_page_that_says_nothing_about_the_program(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var sent = await app.Browser().OpenAsync(AccountUrls.SignIn);
        await app.InDatabaseAsync(context => context.Database.ExecuteSqlRawAsync("alter table accounts_accounts rename to gone"));
        var page = await sent.SubmitAsync(fields: new { UserName = "wang", Password = "Feng-2026-Yu" });
        page.ShouldBe(HttpStatusCode.InternalServerError);
        page.Heading.ShouldNotBeEmpty();
        page.ShouldNotShow("accounts_accounts", "Exception", "   at ");
    }

    [EachDatabase]
    public async Task Without_its_database_the_program_is_not_healthy(Db db)
    {
        var database = await TestDatabase.CloneAsync(db);
        await using var app = TestApp.StartOn(database);
        using (var sound = await app.Browser().FetchAsync("/health")) sound.StatusCode.ShouldBe(HttpStatusCode.OK);
        await database.DisposeAsync();
        using var broken = await app.Browser().FetchAsync("/health");
        broken.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
