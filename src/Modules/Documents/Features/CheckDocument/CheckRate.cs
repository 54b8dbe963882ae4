using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Niangjia.Documents.Features.CheckDocument;

/// <summary>Slows down whoever tries codes from one address (R-SEC-02). A court that checks a pile of papers is not stopped.</summary>
internal static class CheckRate
{
    public const string Policy = "check-document";

    private const int ChecksAMinute = 30;

    public static void Add(RateLimiterOptions options, IConfiguration configuration)
    {
        var limit = configuration.GetValue("Documents:ChecksAMinute", ChecksAMinute);
        options.AddPolicy(Policy, http => http.Request.RouteValues.ContainsKey("code") || http.Request.Query.ContainsKey("code") || HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(
                $"{http.Connection.RemoteIpAddress}", _ => new() { PermitLimit = limit, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("looking")); // The empty form costs nothing.
    }
}
