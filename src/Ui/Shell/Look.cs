using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Niangjia.Ui;

/// <summary>How the reader wants pages to look: colours and size of text, kept in one cookie for a year.</summary>
/// <param name="Theme">auto, light or dark.</param>
/// <param name="Large">The large-text mode 适老化.</param>
public sealed record Look(string Theme, bool Large)
{
    /// <summary>Where the switches are posted: <c>theme</c>, <c>text</c>, <c>language</c> and <c>back</c>.</summary>
    public const string Url = "/look";

    private const string Cookie = "nj_look";

    /// <summary>The cookie's wish, or what the device prefers.</summary>
    public static Look Of(HttpContext http)
    {
        var parts = (http.Request.Cookies[Cookie] ?? "").Split('.');
        return new Look(parts[0] is "light" or "dark" ? parts[0] : "auto", parts is [_, "large"]);
    }

    /// <summary>The languages on offer, in their own words.</summary>
    internal static readonly IReadOnlyList<(string Culture, string Name, string Short)> Languages = [("zh-CN", "简体中文", "中文"), ("en", "English", "EN")];

    internal static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) => routes.MapPost(Url, async http =>
    {
        // Changes nothing but this reader's own cookies, so it needs neither sign-in nor a token, and works from a cached page.
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var look = Of(http);
        if (form["theme"].ToString() is "auto" or "light" or "dark") look = look with { Theme = form["theme"].ToString() };
        if (form["text"].ToString() is { Length: > 0 } text) look = look with { Large = text == "large" };
        http.Response.Cookies.Append(Cookie, look.Theme + "." + (look.Large ? "large" : "normal"), Year(http));
        var language = Languages.FirstOrDefault(one => one.Culture == form["language"].ToString()).Culture;
        if (language is not null)
        {
            http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), Year(http));
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        var back = Redirect.LocalOr(form["back"].ToString(), "/");
        http.Response.Headers.Location = back.All(char.IsAscii) ? back : "/";
    });

    private static CookieOptions Year(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/", IsEssential = true };
}
