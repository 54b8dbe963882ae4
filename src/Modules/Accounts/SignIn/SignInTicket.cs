using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Accounts;

/// <summary>
/// Remembers between two pages of the sign-in what was already proved: in a protected cookie that lives ten minutes and opens
/// nothing but the second page.
/// </summary>
internal sealed class SignInTicket(IDataProtectionProvider protection, IHttpContextAccessor accessor, TimeProvider clock)
{
    private const string Step = "niangjia_step";
    private const string WeChat = "niangjia_wechat";
    private const string Provider = "niangjia_provider";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly IDataProtector _protector = protection.CreateProtector("Niangjia.Accounts.SignIn");

    /// <summary>Keeps a text under a purpose.</summary>
    public void Keep(string purpose, string text)
    {
        var until = (clock.GetUtcNow() + Lifetime).UtcTicks.ToString(CultureInfo.InvariantCulture);
        var http = accessor.HttpContext!;
        http.Response.Cookies.Append(CookieOf(purpose), _protector.CreateProtector(purpose).Protect($"{until} {text}"), Options(http, Lifetime));
    }

    /// <summary>The text kept under this purpose, or null when there is none or it is too old.</summary>
    public string? Find(string purpose)
    {
        if (accessor.HttpContext!.Request.Cookies[CookieOf(purpose)] is not { Length: > 0 and < 4000 } kept) return null;
        try
        {
            var text = _protector.CreateProtector(purpose).Unprotect(kept);
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            return long.Parse(text.AsSpan(0, space), CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks ? text[(space + 1)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What was proved, until the second factor has been shown too.</summary>
    public void KeepForSecondFactor(Guid accountId, SignInMethod method) => Keep(Tickets.SecondFactor, $"{accountId} {method}");

    /// <summary>Who has proved himself, and how; null when nobody has.</summary>
    public (Guid AccountId, SignInMethod Method)? FindForSecondFactor() =>
        Find(Tickets.SecondFactor)?.Split(' ') is [var id, var method] ? (Guid.Parse(id), Enum.Parse<SignInMethod>(method)) : null;

    /// <summary>Forgets who came by a provider: somebody else sits here now.</summary>
    public void ForgetProvider() => Forget([Provider]);

    public void Forget() => Forget([Step, WeChat, Provider]);

    private void Forget(string[] cookies)
    {
        foreach (var cookie in cookies.Where(accessor.HttpContext!.Request.Cookies.ContainsKey))
            accessor.HttpContext!.Response.Cookies.Delete(cookie, Options(accessor.HttpContext, null));
    }

    // Who came by WeChat goes on to the phone, who came by a provider to the password: each is kept beside the other.
    private static string CookieOf(string purpose) => purpose switch
    {
        Tickets.AtWeChat or Tickets.CameByWeChat => WeChat,
        Tickets.CameByProvider => Provider,
        _ => Step,
    };

    private static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = age, Path = "/sign-in", IsEssential = true };
}

/// <summary>Purposes of tickets.</summary>
internal static class Tickets
{
    public const string SecondFactor = "second-factor";
    public const string Phone = "phone";
    public const string AtWeChat = "at-wechat";
    public const string CameByWeChat = "came-by-wechat";
    public const string CameByProvider = "came-by-provider";
}
