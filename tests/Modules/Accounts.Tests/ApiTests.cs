using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Tests;

/// <summary>Calling the API: tokens, scopes, refusals, idempotency. Tried on accounts, since every module answers through the same door.</summary>
public sealed class ApiTests
{
    [EachDatabase]
    public async Task A_token_opens_what_its_owner_may_within_its_scopes_and_nothing_else(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var owner = await app.AddAccountAsync(Role.SecurityAdmin, units.Street.Path);
        var reader = await app.GiveTokenAsync(owner, "accounts:read", "account:read");
        var (who, me) = await app.CallAsync(reader, "GET", "account");
        who.StatusCode.ShouldBe(HttpStatusCode.OK);
        me.GetProperty("roles")[0].GetProperty("role").GetString().ShouldBe("SecurityAdmin");
        (await app.CallAsync(reader, "GET", "accounts")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
        var (refused, problem) = await app.CallAsync(reader, "POST", $"accounts/{owner}/lock", new { reason = "x" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        problem.GetProperty("detail").GetString().ShouldBe("The token lacks the scope accounts:write.");
        // The scope is there, the right is not.
        var officer = await app.GiveTokenAsync(await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path));
        (await app.CallAsync(officer, "GET", "access-log")).Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.CallAsync(null, "GET", "account")).Answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.CallAsync("nj_nothing", "GET", "account", language: "zh-CN")).Body.GetProperty("detail").GetString()!.ShouldContain("令牌");
        // A token opens no page.
        (await app.CallAsync(reader, "GET", AccountUrls.List)).Answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [EachDatabase]
    public async Task A_token_ends_with_its_day_its_owner_and_when_it_is_revoked(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var owner = await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path);
        var browser = await app.SignInAsync(owner);
        var page = await (await browser.OpenAsync(AccountUrls.Tokens)).SubmitAsync("create-token", new { Name = "月报", Days = 400, Scopes = new[] { "account:read" } });
        page.ShouldRefuse("Days", "365");
        page = await page.SubmitAsync("create-token", new { Name = "月报", Days = 10, Scopes = new[] { "account:read" } });
        var token = page.Find("#new-token").TextContent;
        token.ShouldStartWith("nj_");
        (await app.CallAsync(token, "GET", "account")).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page = await browser.OpenAsync(AccountUrls.Tokens);
        page.Text.ShouldNotContain(token);
        var kept = await app.InDatabaseAsync(db => db.Set<ApiToken>().AsNoTracking().SingleAsync());
        kept.LastUsedAt.ShouldBe(app.Clock.GetUtcNow());
        (await app.JournalAsync(kept.Id)).ShouldBe(["Accounts.TokenCreated"]);
        app.Clock.Advance(TimeSpan.FromDays(11));
        (await app.CallAsync(token, "GET", "account")).Answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var second = await app.GiveTokenAsync(owner, "account:read", "tokens:write", "tokens:read");
        await app.AsSystemAsync(services => services.GetRequiredService<Features.LockAccount.LockAccountHandler>().HandleAsync(new(owner, "离职"), CancellationToken.None));
        (await app.CallAsync(second, "GET", "account")).Answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await app.AsSystemAsync(services => services.GetRequiredService<Features.UnlockAccount.UnlockAccountHandler>().HandleAsync(new(owner, "回来"), CancellationToken.None));
        var id = (await app.CallAsync(second, "GET", "tokens")).Body.GetProperty("tokens")[0].GetProperty("id").GetGuid();
        (await app.CallAsync(second, "DELETE", $"tokens/{id}")).Answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await app.CallAsync(second, "GET", "tokens")).Answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [EachDatabase]
    public async Task A_service_has_no_password_and_holds_its_role_only(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, units.Street.Path);
        var page = await (await admin.OpenAsync(AccountUrls.CreateServiceAccount)).SubmitAsync("create-service", new { Name = "街道大屏", Role = Role.StreetOfficer });
        page = await page.SubmitAsync("create-token", new { Name = "大屏", Days = 30, Scopes = new[] { "account:read", "units:read", "accounts:read" } });
        var token = page.Find("#new-token").TextContent;
        var (_, me) = await app.CallAsync(token, "GET", "account");
        me.GetProperty("name").GetString().ShouldBe("街道大屏");
        me.GetProperty("roles").GetArrayLength().ShouldBe(1);
        var neighbour = await app.SignInAsAsync(Role.SecurityAdmin, units.OtherStreet.Path);
        (await neighbour.OpenAsync(page.Url)).Status.ShouldBe(HttpStatusCode.Forbidden);
        // Nobody makes tokens for another person.
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path);
        (await admin.OpenAsync(AccountUrls.TokensOf(officer))).Forms.ShouldNotContain(form => form.Name == "create-token");
    }

    [EachDatabase]
    public async Task The_same_call_is_done_once_and_answered_alike(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.SecurityAdmin, units.Street.Path));
        object made = new { name = "街道大屏", unitId = units.Street.Id, role = "StreetOfficer" };
        var (first, one) = await app.CallAsync(token, "POST", "accounts/services", made, "key-00000001");
        var (again, two) = await app.CallAsync(token, "POST", "accounts/services", made, "key-00000001");
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        two.GetProperty("id").GetGuid().ShouldBe(one.GetProperty("id").GetGuid());
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await app.CallAsync(token, "POST", "accounts/services", new { name = "另一个", unitId = units.Street.Id, role = "StreetOfficer" }, "key-00000001")).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await app.CallAsync(token, "POST", "accounts/services", made, "")).Answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        // A password is told once.
        object person = new { userName = "li.ping", name = "李平", unitId = units.Street.Id };
        (await app.CallAsync(token, "POST", "accounts", person, "key-00000002")).Body.GetProperty("password").GetString()!.Length.ShouldBeGreaterThan(8);
        var (twice, without) = await app.CallAsync(token, "POST", "accounts", person, "key-00000002");
        twice.StatusCode.ShouldBe(HttpStatusCode.OK);
        without.GetProperty("userName").GetString().ShouldBe("li.ping");
        without.GetProperty("password").ValueKind.ShouldBe(JsonValueKind.Null);
        (await app.InDatabaseAsync(db => db.Set<Account>().CountAsync(account => account.IsService || account.UserName == "li.ping"))).ShouldBe(2);
    }

    [EachDatabase]
    public async Task What_cannot_be_read_is_refused_with_a_sentence(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.SecurityAdmin, units.Street.Path));
        async Task<string> TryAsync(int status, object body, string? field = null)
        {
            var (answer, problem) = await app.CallAsync(token, "POST", "accounts/services", body);
            ((int)answer.StatusCode).ShouldBe(status, $"{body}: {problem}");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            if (field is not null) problem.GetProperty("field").GetString().ShouldBe(field);
            return problem.GetProperty("detail").GetString()!;
        }

        await TryAsync(400, "{");
        await TryAsync(400, "[]");
        await TryAsync(400, "{\"name\":\"a\",\"name\":\"b\"}");
        (await TryAsync(400, new { nome = "x" })).ShouldContain("nome");
        (await TryAsync(422, new { name = "街道大屏" }, "unitId")).ShouldContain("role");
        await TryAsync(400, new { name = "街道大屏", unitPath = "/", unitId = units.Street.Id, role = "StreetOfficer" });
        await TryAsync(400, new { name = "街道大屏", unitId = units.Street.Id, role = 3 });
        await TryAsync(400, new { name = "街道大屏", unitId = units.Street.Id, role = "King" });
        await TryAsync(422, new { name = "街道\0大屏", unitId = units.Street.Id, role = "StreetOfficer" }, "name");
        await TryAsync(422, new { name = new string('长', 600), unitId = units.Street.Id, role = "StreetOfficer" }, "name");
        await TryAsync(422, new { name = "街道大屏", unitId = Guid.Empty, role = "StreetOfficer" }, "unitId");
        await TryAsync(422, new { name = "街道大屏", unitId = units.Street.Id, role = "GridWorker" }, "role");
        (await app.CallAsync(token, "GET", "nowhere")).Body.GetProperty("status").GetInt32().ShouldBe(404);
        (await app.CallAsync(token, "PUT", "account")).Body.GetProperty("status").GetInt32().ShouldBe(405);
        (await app.CallAsync(token, "GET", "accounts?role=King")).Answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.CallAsync(token, "GET", "accounts?after=nonsense")).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_calls_too_often_is_told_when_to_come_again()
    {
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("Api:CallsAMinute", "2"));
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.StreetOfficer, "/"));
        using var http = new HttpClient { BaseAddress = new(app.Url) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        for (var call = 0; call < 2; call++) (await http.GetAsync("/api/v1/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await http.GetAsync("/api/v1/account");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }
}
