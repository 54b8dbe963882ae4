using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Ui;

/// <summary>How a message is meant; it chooses colour and sign, never colour alone.</summary>
public enum Tone
{
    /// <summary>No judgement.</summary>
    Neutral,

    /// <summary>To know.</summary>
    Info,

    /// <summary>Done, kept, in time.</summary>
    Good,

    /// <summary>Look at it soon.</summary>
    Warn,

    /// <summary>Late, refused, wrong.</summary>
    Bad,
}

/// <summary>A sentence shown once on the page after a redirect.</summary>
public sealed record Notice(string Text, Tone Tone);

/// <summary>Carries a notice over one redirect in a protected cookie that lives for a minute.</summary>
public sealed class Notices(IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string Cookie = "nj_notice";
    private const int Longest = 1000;
    private readonly IDataProtector _protector = protection.CreateProtector("Niangjia.Notice");

    internal void Leave(Notice notice)
    {
        var http = accessor.HttpContext!;
        var text = notice.Text.Length > Longest ? notice.Text[..Longest] + "…" : notice.Text;
        http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(notice with { Text = text })), Options(http, TimeSpan.FromMinutes(1)));
    }

    internal Notice? Take()
    {
        if (accessor.HttpContext is not { } http || http.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Cookie, Options(http, null));
        try
        {
            return JsonSerializer.Deserialize<Notice>(_protector.Unprotect(kept));
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = age, Path = "/", IsEssential = true };
}
