using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Providers;

/// <summary>Sign-in by OpenID Connect: authorization code with PKCE, by ASP.NET Core's own handler; what comes of it is decided by <see cref="ProviderReturn"/>.</summary>
internal static class ProviderSetup
{
    /// <summary>Holds who came back between the two redirects, and opens nothing.</summary>
    public const string Passing = "oidc-passing";

    /// <summary>Which account it is to be bound to, when somebody who is signed in began.</summary>
    public const string Binds = "binds";

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var providers = new ProviderList([.. configuration.GetSection("Accounts:Oidc").Get<List<ProviderSettings>>() ?? []]);
        foreach (var one in providers.All)
            if (one.Name.Length == 0 || !one.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) || one.Authority.Length == 0 || one.ClientId.Length == 0)
                throw new InvalidOperationException($"Accounts:Oidc: '{one.Name}' needs a Name of small letters and digits, an Authority and a ClientId.");
        services.AddSingleton(providers).AddScoped<ProviderBindings>().AddScoped<ProviderReturn>();
        if (providers.All.Count == 0) return;
        var authentication = services.AddAuthentication().AddCookie(Passing, options =>
        {
            (options.Cookie.Name, options.Cookie.Path, options.Cookie.SameSite, options.Cookie.HttpOnly) = ("niangjia_provider_passing", AccountUrls.SignIn, SameSiteMode.Lax, true);
            options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
        foreach (var one in providers.All)
            authentication.AddOpenIdConnect(one.Scheme, one.Title, options =>
            {
                (options.SignInScheme, options.Authority, options.ClientId, options.ClientSecret) = (Passing, one.Authority, one.ClientId, one.ClientSecret);
                (options.ResponseType, options.ResponseMode, options.UsePkce, options.MapInboundClaims, options.SaveTokens) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true, false, false);
                (options.RequireHttpsMetadata, options.CallbackPath, options.DisableTelemetry) = (one.RequireHttps, AccountUrls.ProviderCallbackOf(one.Name), true);
                options.GetClaimsFromUserInfoEndpoint = one.UserNameClaim is not null;
                if (one.UserNameClaim is { } claim) options.ClaimActions.MapJsonKey(claim, claim);
                options.Scope.Clear();
                foreach (var scope in one.Scopes.Prepend("openid").Distinct()) options.Scope.Add(scope);
                options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
                options.Events.OnRemoteFailure = async context =>
                {
                    // Refused there, or too late: back to the first page of the sign-in, with a sentence.
                    context.HandleResponse();
                    context.Response.Redirect(await FailedAsync(context.HttpContext, one, context.Failure));
                };
            });
    }

    private static Task<string> FailedAsync(HttpContext http, ProviderSettings provider, Exception? why)
    {
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderSetup)).LogWarning("Sign-in by {Provider} failed: {Reason}", provider.Name, why?.GetType().Name);
        return http.RequestServices.GetRequiredService<ProviderReturn>().FailedAsync(provider, http.RequestAborted);
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(AccountUrls.ProviderSignIn, async (string provider, string? @return, bool? bind, HttpContext http, ProviderList providers, CurrentUser user) =>
        {
            if (providers.Find(provider) is not { } one) return Results.NotFound();
            if (bind == true && !Visitor.ComesFromHere(http)) return Results.LocalRedirect(AccountUrls.Providers);
            var properties = new AuthenticationProperties { RedirectUri = Paths.WithReturn(AccountUrls.ProviderDoneOf(one.Name), @return) };
            if (bind == true && user.AccountId is { } account) properties.Items[Binds] = account.ToString();
            try
            {
                await http.ChallengeAsync(one.Scheme, properties);
                return Results.Empty;
            }
            catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
            {
                // Its description cannot be read now.
                return Results.LocalRedirect(await FailedAsync(http, one, e));
            }
        }).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet(AccountUrls.ProviderDone, async (string provider, string? @return, HttpContext http, ProviderList providers, ProviderReturn way) =>
        {
            if (providers.Find(provider) is not { } one) return Results.NotFound();
            var passed = await http.AuthenticateAsync(Passing);
            await http.SignOutAsync(Passing);
            var binds = passed.Properties?.Items.TryGetValue(Binds, out var id) == true && Guid.TryParse(id, out var account) ? account : (Guid?)null;
            return Results.LocalRedirect(await way.FinishAsync(one, passed.Principal?.Identity as ClaimsIdentity, binds, @return, http.RequestAborted));
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
