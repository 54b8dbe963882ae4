using Microsoft.AspNetCore.Http;

namespace Niangjia.Accounts;

/// <summary>From where a request comes.</summary>
internal static class Visitor
{
    public static string? Ip(HttpContext? http)
    {
        var address = http?.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
    }

    public static string? Agent(HttpContext? http) => Cut(http?.Request.Headers.UserAgent.ToString(), SessionConfiguration.AgentLength);

    public static string? Cut(string? text, int length) => string.IsNullOrEmpty(text) ? null : text.Length > length ? text[..length] : text;

    /// <summary>Whether a page of ours led here: what changes something must not begin with a link of another site. Old browsers tell only the page they come from.</summary>
    public static bool ComesFromHere(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? site == "same-origin"
        : Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == http.Request.Host.Value;
}
