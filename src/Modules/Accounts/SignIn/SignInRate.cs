using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Niangjia.Accounts;

/// <summary>
/// Slows down whoever tries many names or phones from one address; one name or phone alone is guarded by
/// <see cref="GuardedDoor"/> and <see cref="PhoneCodes"/>. A whole factory may share one address, hence not few.
/// </summary>
internal static class SignInRate
{
    public const string Policy = "sign-in";

    private const int SendsAMinute = 60;

    public static void Add(RateLimiterOptions options, IConfiguration configuration)
    {
        var limit = configuration.GetValue("Accounts:SignInsAMinute", SendsAMinute);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(
                Visitor.Ip(http) ?? "",
                _ => new() { PermitLimit = limit, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("reading")); // A limiter is kept by its key: this one must be no address.
    }
}
