using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts;

/// <summary>What a cookie of the session scheme is and means.</summary>
internal sealed class SessionCookie(IConfiguration configuration) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string SessionClaim = "session";
    public const string StepClaim = "step";

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name == Sessions.Scheme) Configure(options);
    }

    public void Configure(CookieAuthenticationOptions options)
    {
        // A __Host- cookie cannot be planted by a neighbouring site, but browsers take it over TLS only.
        var secure = configuration.GetValue("Accounts:HttpsOnly", false);
        options.Cookie.Name = secure ? "__Host-niangjia" : "niangjia";
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.Cookie.IsEssential = true;
        // The session in the database ends earlier; a cookie that outlives it opens nothing.
        options.ExpireTimeSpan = TimeSpan.FromDays(1);
        options.SlidingExpiration = false;
        options.LoginPath = AccountUrls.SignIn;
        options.ReturnUrlParameter = "return";
        options.EventsType = typeof(SessionCookieEvents);
    }

    /// <summary>What goes into the cookie: the id of the session.</summary>
    public static ClaimsPrincipal PrincipalOf(Guid sessionId) => new(new ClaimsIdentity([new(SessionClaim, sessionId.ToString())], Sessions.Scheme));
}

/// <summary>Turns the cookie into a user, and refusals into what a browser or a program understands.</summary>
internal sealed class SessionCookieEvents(SessionLoader loader, CurrentSession current, AccessLog log) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Styles and scripts are for everybody: no query for them.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            context.RejectPrincipal();
            return;
        }
        var aborted = context.HttpContext.RequestAborted;
        if (Guid.TryParse(context.Principal?.FindFirstValue(SessionCookie.SessionClaim), out var id) && await loader.LoadAsync(id, aborted))
        {
            context.ReplacePrincipal(Principal());
            return;
        }
        if (current is { AccountId: not null, Ended: { } why })
        {
            await log.RecordAsync(AccessKind.SessionEnded, true, why.ToString(), aborted);
            current.Clear();
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Sessions.Scheme);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsApi(context.Request)) return AnswerAsync(context, StatusCodes.Status401Unauthorized);
        // A POST cannot be repeated after sign-in; its page can.
        var query = HttpMethods.IsGet(context.Request.Method) ? context.Request.QueryString.Value : null;
        var url = AccountUrls.SignInTo(context.Request.Path + query);
        context.Response.Redirect(current.Ended is { } why ? $"{url}&why={why}" : url);
        return Task.CompletedTask;
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (current.Step != SessionStep.None && !IsApi(context.Request))
        {
            context.Response.Redirect(StepUrl(current.Step));
            return;
        }
        await log.RecordAsync(AccessKind.Denied, false, $"{context.Request.Method} {context.Request.Path}", context.HttpContext.RequestAborted);
        await AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    public static string StepUrl(SessionStep step) => step == SessionStep.ChangePassword ? AccountUrls.Password : AccountUrls.MySecondFactor;

    private ClaimsPrincipal Principal()
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, current.AccountId!.Value.ToString()),
            new(ClaimTypes.Name, current.Name),
            new(SessionCookie.SessionClaim, current.SessionId!.Value.ToString()),
        ];
        if (current.Step != SessionStep.None) claims.Add(new(SessionCookie.StepClaim, current.Step.ToString()));
        return new(new ClaimsIdentity(claims, Sessions.Scheme));
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api");

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return IsApi(context.Request)
            ? TypedResults.Problem(statusCode: status).ExecuteAsync(context.HttpContext)
            : Task.CompletedTask; // The host's page for this status follows.
    }
}
