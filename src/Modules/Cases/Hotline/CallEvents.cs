using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Hotline;

/// <summary>
/// Server-sent events for an open desk: «other calls ring than those you see», never which. The database is asked, since the telephone system may have told another node; a connection lasts
/// a minute and is then made anew by the browser, which asks for the session again.
/// </summary>
internal static class CallEvents
{
    private const string EventStream = "text/event-stream";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static void MapCallEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(HotlineUrls.Events, SendAsync).WithMetadata(new RequirePermissionAttribute(CasePermissions.AnswerCalls));

    /// <summary>What rings now, as a short text: another text, other calls.</summary>
    public static async Task<string> StampAsync(HotlineLists lists, CancellationToken cancellationToken)
    {
        var ringing = await lists.Ringing.OrderBy(call => call.Id).Select(call => call.Number).ToListAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{ringing.Count}.{(ringing.Count == 0 ? "" : ringing[^1])}.{(ringing.Count == 0 ? "" : ringing[0])}");
    }

    private static async Task SendAsync(HttpContext http, HotlineLists lists, TimeProvider clock)
    {
        var (response, over) = (http.Response, http.RequestAborted);
        if (!http.Request.Headers.Accept.Any(accept => accept?.Contains(EventStream, StringComparison.OrdinalIgnoreCase) == true))
        {
            response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }
        (response.ContentType, response.Headers.CacheControl) = (EventStream, "no-store");
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await WriteAsync(response, "retry: 1000\n\n", over);
        var (begun, seen) = (clock.GetTimestamp(), http.Request.Headers["Last-Event-ID"] is [{ } last] ? last : http.Request.Query["seen"].ToString());
        while (!over.IsCancellationRequested && clock.GetElapsedTime(begun) < Life)
        {
            if (await StampAsync(lists, over) is var now && now != seen)
            {
                await WriteAsync(response, $"id: {now}\nevent: changed\ndata: {now}\n\n", over);
                seen = now;
            }
            await Task.Delay(Pause, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
