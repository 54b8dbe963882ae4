using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Niangjia.Interfaces.Open311;

/// <summary>Section <c>Open311</c> of the settings.</summary>
internal sealed record Open311Settings
{
    /// <summary>Keys that may post; without any, everybody may.</summary>
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>Whom to ask, for the discovery document.</summary>
    public string? Contact { get; init; }
}

/// <summary>How often an address may report and read; a whole factory may share one.</summary>
internal static class Open311Rate
{
    public const string Policy = "open311";
    public const string Reading = "open-reading";

    private const int PostsAMinute = 20;
    private const int ReadsAMinute = 300;

    public static void Add(RateLimiterOptions options, IConfiguration configuration)
    {
        var (posts, reads) = (configuration.GetValue("Open311:PostsAMinute", PostsAMinute), configuration.GetValue("Open311:ReadsAMinute", ReadsAMinute));
        options.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method) ? Window($"post {http.Connection.RemoteIpAddress}", posts) : Window($"read {http.Connection.RemoteIpAddress}", reads));
        options.AddPolicy(Reading, http => Window($"{http.Connection.RemoteIpAddress}", reads));
    }

    private static RateLimitPartition<string> Window(string key, int limit) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = limit, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
