using System.Net;
using Niangjia.Contracts.Accounts;

namespace Niangjia.Accounts.Tests;

/// <summary>Who asks, and whether over TLS, is told by a reverse proxy that the operator has named, and by nobody else.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task A_known_proxy_says_who_asks_and_over_what()
    {
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("Proxy:Known:0", "127.0.0.1"), ("Proxy:Known:1", "10.0.0.0/24"), ("Accounts:SignInsAMinute", "2"));
        using var proxy = new HttpClient { BaseAddress = new(app.Url) };
        (await SendAsync(proxy, HttpMethod.Get, "203.0.113.7")).Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        for (var i = 0; i < 2; i++) (await SendAsync(proxy, HttpMethod.Post, "203.0.113.7")).StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
        (await SendAsync(proxy, HttpMethod.Post, "203.0.113.7")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await SendAsync(proxy, HttpMethod.Post, "203.0.113.8")).StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
        // A second proxy in front of the first is known too; what stands before that is the visitor's own word.
        (await SendAsync(proxy, HttpMethod.Post, "203.0.113.9, 203.0.113.7, 10.0.0.5")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("Accounts:SignInsAMinute", "2"));
        using var stranger = new HttpClient { BaseAddress = new(app.Url) };
        (await SendAsync(stranger, HttpMethod.Get, "203.0.113.7")).Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => !cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        for (var i = 0; i < 2; i++) await SendAsync(stranger, HttpMethod.Post, $"203.0.113.{i}");
        (await SendAsync(stranger, HttpMethod.Post, "203.0.113.9")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string forwardedFor)
    {
        var request = new HttpRequestMessage(method, AccountUrls.SignIn) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null };
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwardedFor.Split(',').Select(_ => "https")));
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
