using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>
/// <c>Authorization: Bearer nj_…</c>. A token that is revoked, a locked account and a role that has ended stop at once (<see cref="AccessMemory"/>). It opens the API
/// only, no page.
/// </summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessMemory memory, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "token";

    private const string Bearer = "Bearer ";

    /// <summary>Sends calls with a token here; everything else is a browser with its session.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(SchemeName, null);
        services.Configure<CookieAuthenticationOptions>(Sessions.Scheme, cookie => cookie.ForwardDefaultSelector = http => TokenOf(http.Request) is null ? null : SchemeName);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } secret || !Request.Path.StartsWithSegments("/api")) return AuthenticateResult.NoResult();
        var (services, now, aborted) = (Context.RequestServices, clock.GetUtcNow(), Context.RequestAborted);
        var (db, hash) = (services.GetRequiredService<AppDbContext>(), ApiToken.HashOf(secret));
        var known = await memory.GetAsync(hash, () => ReadAsync(db, hash, now, aborted));
        if (known is null || !known.Token.IsGoodAt(now)) return AuthenticateResult.Fail("The token is not good.");
        if (known.Seen.IsOver(now))
            await db.Set<ApiToken>().Where(row => row.Id == known.Token.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.LastUsedAt, now), aborted);
        var user = services.GetRequiredService<CurrentUser>();
        user.Become(known.Token.AccountId, known.PersonId, known.Token.Id, known.Name, known.Grants.At(now));
        services.GetRequiredService<CurrentSession>().BecomeProgram(known.Token.AccountId, known.Name, known.UnitPath);
        user.LimitTo(known.Scopes);
        var claims = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, known.Token.AccountId.ToString()), new(ClaimTypes.Name, known.Name)], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(claims), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ApiProblems.WriteAsync(Context, StatusCodes.Status401Unauthorized);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var user = Context.RequestServices.GetRequiredService<CurrentUser>();
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<RequireScopeAttribute>()?.Scope;
        var lacks = scope is not null && user.Scopes?.Contains(scope) == false;
        await Context.RequestServices.GetRequiredService<AccessLog>().RecordAsync(AccessKind.Denied, false, $"{Request.Method} {Request.Path}", Context.RequestAborted);
        await ApiProblems.WriteAsync(Context, StatusCodes.Status403Forbidden, lacks ? string.Format(ApiText.ScopeNeeded, scope) : null);
    }

    private static async Task<KnownToken?> ReadAsync(AppDbContext db, string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await (
            from token in db.Set<ApiToken>().AsNoTracking()
            join account in db.Set<Account>() on token.AccountId equals account.Id
            where token.Hash == hash && account.LockedAt == null
            select new { Token = token, account.Name, account.PersonId, account.UnitPath }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(
            found.Token, found.Name, found.PersonId, found.UnitPath, found.Token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), new(found.Token.LastUsedAt),
            await GrantsInForce.OfAsync(db, found.Token.AccountId, now, cancellationToken));
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;

    private sealed record KnownToken(ApiToken Token, string Name, Guid? PersonId, string UnitPath, IReadOnlySet<string> Scopes, LastSeen Seen, HeldGrants Grants);
}
