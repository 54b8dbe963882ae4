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
}
