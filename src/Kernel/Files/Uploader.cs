using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Niangjia.Kernel.Access;

namespace Niangjia.Kernel.Files;

/// <summary>
/// Who sends files in this request: the account of somebody signed in, in whatever session (what was staged before a new sign-in still waits), else this browser, known by a random cookie of its own. A staged file answers only to
/// the one who sent it.
/// </summary>
public sealed class Uploader(IHttpContextAccessor http, CurrentUser user)
{
    /// <summary>Name of the cookie of browsers without a session.</summary>
    public const string Cookie = "nj-upload";

    private string? _key;

    /// <summary>Fingerprint of the sender. The first use in a browser without a session sets the cookie, so it must come before the answer begins.</summary>
    public string Key => _key ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret())));

    private string Secret()
    {
        if (user.IsSystem) return "system";
        if (user.AccountId is { } account) return $"account {account}";
        var context = http.HttpContext ?? throw new InvalidOperationException("Files are staged within a request, or by the system.");
        if (context.Request.Cookies[Cookie] is { Length: 43 } known) return "browser " + known;
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        context.Response.Cookies.Append(Cookie, secret, new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = Attachments.Patience,
        });
        return "browser " + secret;
    }
}
