using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;

namespace Niangjia.Accounts.Tests;

/// <summary>Sign-in by another provider, tried against one that speaks OpenID Connect on this machine.</summary>
public sealed class ProviderTests
{
    [EachDatabase]
    public async Task Whoever_comes_by_the_city_shows_the_password_once_and_never_again(Db db)
    {
        await using var city = await City.StartAsync();
        await using var app = await StartAsync(db, city);
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);

        var desk = app.Browser();
        var page = await ComeAsync(desk, city, "subject-1");
        page.ShouldBeAt("/sign-in*").ShouldShow("登录一次，之后就会自动绑定", "用市统一身份认证登录");
        (await page.SubmitAsync("sign-in", new { UserName = name, Steps.Password })).Status.ShouldBe(HttpStatusCode.OK);
        (await app.InDatabaseAsync(data => data.Set<ProviderBinding>().Select(one => one.AccountId).SingleAsync())).ShouldBe(id);

        var phone = app.Browser();
        await ComeAsync(phone, city, "subject-1");
        (await phone.OpenAsync(AccountUrls.Providers)).ShouldShow("市统一身份认证", "已绑定");
        (await phone.OpenAsync(AccountUrls.Mine)).ShouldShow($"员工{name}");
        // Nobody else of the city gets in by it.
        (await ComeAsync(app.Browser(), city, "subject-2")).ShouldBeAt("/sign-in*");

        (await (await phone.OpenAsync(AccountUrls.Providers)).SubmitAsync("unbind-city")).ShouldShow("已解除");
        (await ComeAsync(app.Browser(), city, "subject-1")).ShouldBeAt("/sign-in*").ShouldShow("登录一次");
        var kinds = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.Kind.StartsWith("Accounts.Provider")).OrderBy(row => row.Number).Select(row => row.Kind).ToListAsync());
        kinds.ShouldBe(["Accounts.ProviderBound", "Accounts.ProviderUnbound"]);
    }

    [Fact]
    public async Task What_is_one_person_s_at_the_provider_does_not_become_the_next_one_s_at_the_same_computer()
    {
        await using var city = await City.StartAsync();
        await using var app = await StartAsync(Db.Sqlite, city);
        var (first, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var (second, other) = await app.AddStaffAsync(Role.CommunityOfficer);
        var shared = app.Browser();
        await (await ComeAsync(shared, city, "subject-1")).SubmitAsync("sign-in", new { UserName = name, Steps.Password });
        await (await shared.OpenAsync(AccountUrls.SignOut)).SubmitAsync("sign-out");
        await (await shared.OpenAsync(AccountUrls.SignIn)).SubmitAsync("sign-in", new { UserName = other, Steps.Password });
        (await app.InDatabaseAsync(data => data.Set<ProviderBinding>().Select(one => one.AccountId).ToListAsync())).ShouldBe([first]);

        // One comes and gives up, the next signs in as always.
        var again = app.Browser();
        await ComeAsync(again, city, "subject-2");
        await (await again.OpenAsync(AccountUrls.SignIn)).SubmitAsync("sign-in", new { UserName = other, Steps.Password });
        (await app.InDatabaseAsync(data => data.Set<ProviderBinding>().AnyAsync(one => one.AccountId == second))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_password_closes_the_other_ways_in()
    {
        await using var city = await City.StartAsync();
        await using var app = await StartAsync(Db.Sqlite, city, ("Accounts:Oidc:0:UserNameClaim", "preferred_username"));
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        await ComeAsync(app.Browser(), city, "subject-1", name: name);
        // Somebody else of the same name, given anew there.
        (await ComeAsync(app.Browser(), city, "subject-2", name: name)).ShouldBeAt("/sign-in*");
        var security = await app.SignInAsAsync(Role.SecurityAdmin, "/");
        await (await security.OpenAsync(AccountUrls.Account(id))).SubmitAsync("reset-password");
        (await app.InDatabaseAsync(data => data.Set<ProviderBinding>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_told_in_a_sentence_and_stands_in_the_log()
    {
        var city = await City.StartAsync();
        await using var app = await StartAsync(Db.Sqlite, city);
        await city.DisposeAsync();
        (await app.Browser().OpenAsync(AccountUrls.ProviderSignInOf("city"))).ShouldBeAt("/sign-in*").ShouldShow("统一认证没有完成");
        (await app.LogAsync(AccessKind.SignIn)).ShouldHaveSingleItem().Target.ShouldBe("ProviderFailed");
    }

    [EachDatabase]
    public async Task A_provider_that_is_trusted_with_names_needs_no_password(Db db)
    {
        await using var city = await City.StartAsync();
        await using var app = await StartAsync(db, city, ("Accounts:Oidc:0:UserNameClaim", "preferred_username"));
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var desk = app.Browser();
        await ComeAsync(desk, city, "subject-1", name: name.ToUpperInvariant());
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldShow($"员工{name}");
        (await ComeAsync(app.Browser(), city, "subject-9", name: "nobody")).ShouldBeAt("/sign-in*");
        // Later the subject counts, not the name.
        var renamed = app.Browser();
        await ComeAsync(renamed, city, "subject-1", name: "nobody");
        (await renamed.OpenAsync(AccountUrls.Mine)).ShouldShow($"员工{name}");
    }

    [Fact]
    public async Task What_the_provider_did_not_sign_or_another_browser_began_opens_nothing()
    {
        await using var city = await City.StartAsync();
        await using var app = await StartAsync(Db.Sqlite, city, ("Accounts:Oidc:0:UserNameClaim", "preferred_username"));
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        city.Forges = true;
        var desk = app.Browser();
        (await ComeAsync(desk, city, "subject-1", name: name)).ShouldShow("统一认证没有完成");
        city.Forges = false;
        // The answer to one browser is planted into another.
        var mine = app.Browser();
        var answer = await city.AnswerAsync(await LeaveAsync(mine), "subject-1", name);
        (await app.Browser().OpenAsync(answer)).ShouldShow("统一认证没有完成");
        (await app.Browser().OpenAsync(AccountUrls.ProviderDoneOf("city"))).ShouldShow("统一认证没有完成");
        (await app.InDatabaseAsync(data => data.Set<ProviderBinding>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_unless_the_provider_is_trusted_to_have_asked()
    {
        await using var city = await City.StartAsync();
        foreach (var trusted in new[] { false, true })
        {
            await using var app = await StartAsync(Db.Sqlite, city, ("Accounts:Oidc:0:UserNameClaim", "preferred_username"), ("Accounts:Oidc:0:TrustSecondFactor", $"{trusted}"));
            var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);
            await app.GiveSecondFactorAsync(id);
            var page = await ComeAsync(app.Browser(), city, "subject-1", name);
            if (trusted) page.Url.ShouldNotStartWith("/sign-in");
            else page.ShouldBeAt("/sign-in/second-factor*");
        }
    }

    private static async Task<TestApp> StartAsync(Db db, City city, params (string Name, string Value)[] more) => await TestApp.StartAsync(db,
    [
        ("Accounts:Oidc:0:Name", "city"), ("Accounts:Oidc:0:Title", "市统一身份认证"), ("Accounts:Oidc:0:Authority", city.Address), ("Accounts:Oidc:0:ClientId", "niangjia"),
        ("Accounts:Oidc:0:ClientSecret", "secret"), ("Accounts:Oidc:0:RequireHttps", "false"), ("Accounts:RequireSecondFactor", "false"), .. more,
    ]);

    /// <summary>To the provider, through its sign-in, and back.</summary>
    private static async Task<Page> ComeAsync(Browser browser, City city, string subject, string? name = null) => await browser.OpenAsync(await city.AnswerAsync(await LeaveAsync(browser), subject, name));

    private static async Task<Uri> LeaveAsync(Browser browser) => (await browser.FetchAsync(AccountUrls.ProviderSignInOf("city"))).Headers.Location!;

    private sealed class City : IAsyncDisposable
    {
        private readonly RSA _key = RSA.Create(2048);
        private readonly RSA _other = RSA.Create(2048);
        private readonly Dictionary<string, (string Subject, string? Name, string Nonce, string Challenge)> _codes = [];
        private WebApplication _server = null!;

        public string Address { get; private set; } = "";

        public bool Forges { get; set; }

        public static async Task<City> StartAsync()
        {
            var city = new City();
            var server = city._server = WebApplication.CreateSlimBuilder().Build();
            server.Urls.Add("http://127.0.0.1:0");
            server.MapGet("/.well-known/openid-configuration", () => new
            {
                issuer = city.Address,
                authorization_endpoint = city.Address + "/authorize",
                token_endpoint = city.Address + "/token",
                userinfo_endpoint = city.Address + "/userinfo",
                jwks_uri = city.Address + "/keys",
            });
            server.MapGet("/keys", () =>
            {
                var open = city._key.ExportParameters(false);
                return new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) } } };
            });
            server.MapPost("/token", async (HttpRequest request) => city.Token(await request.ReadFormAsync()));
            server.MapGet("/userinfo", (HttpRequest request) => new { sub = request.Headers.Authorization.ToString().Split(' ')[1].Split('~')[0], preferred_username = request.Headers.Authorization.ToString().Split('~')[1] });
            await server.StartAsync();
            city.Address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return city;
        }

        /// <summary>What the sign-in there sends back to the browser, as a local address of the platform.</summary>
        public Task<string> AnswerAsync(Uri asked, string subject, string? name)
        {
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Query);
            query["response_type"].ToString().ShouldBe("code");
            query["code_challenge_method"].ToString().ShouldBe("S256");
            var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            _codes[code] = (subject, name, query["nonce"].ToString(), query["code_challenge"].ToString());
            return Task.FromResult($"{new Uri(query["redirect_uri"].ToString()).AbsolutePath}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
        }

        private IResult Token(IFormCollection form)
        {
            var (subject, name, nonce, challenge) = _codes[form["code"].ToString()];
            _codes.Remove(form["code"].ToString());
            if (Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != challenge) return Results.BadRequest(new { error = "invalid_grant" });
            var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Address,
                Audience = "niangjia",
                Subject = new ClaimsIdentity([new("sub", subject), new("nonce", nonce), new("amr", "mfa"), .. name is null ? Array.Empty<Claim>() : [new("preferred_username", name)]]),
                SigningCredentials = new(new RsaSecurityKey(Forges ? _other : _key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
            });
            return Results.Json(new { access_token = $"{subject}~{name}", token_type = "Bearer", id_token = token, expires_in = 300 });
        }

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            _key.Dispose();
            _other.Dispose();
        }
    }
}
