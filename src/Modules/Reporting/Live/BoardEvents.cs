using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;

namespace Niangjia.Reporting.Live;

/// <summary>
/// Server-sent events: «something in your units has changed», never what. A connection lasts a minute and is then made anew by the browser, which asks for the
/// session again: who was signed out hears nothing more.
/// </summary>
internal static class BoardEvents
{
    private const string EventStream = "text/event-stream";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // A board that changes all the time is not drawn more often.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static void MapBoardEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(ReportingUrls.BoardEvents, SendAsync).WithMetadata(new RequirePermissionAttribute(ReportingPermissions.Board));

    private static async Task SendAsync(HttpContext http, BoardNews news, CurrentUser user, TimeProvider clock)
    {
        var (response, scope, over) = (http.Response, user.ScopeOf(ReportingPermissions.Board), http.RequestAborted);
        if (!http.Request.Headers.Accept.Any(accept => accept?.Contains(EventStream, StringComparison.OrdinalIgnoreCase) == true))
        {
            response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }
        using var listener = news.Listen(user.AccountId ?? Guid.Empty, scope);
        if (listener is null)
        {
            // With this answer a browser does not ask again.
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        (response.ContentType, response.Headers.CacheControl) = (EventStream, "no-store");
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await WriteAsync(response, "retry: 3000\n\n", over);
        var begun = clock.GetTimestamp();
        // What changed between the page and this connection, or between two connections.
        var told = Seen(http) is { } seen && news.LatestIn(scope) > seen;
        while (!over.IsCancellationRequested)
        {
            if (told) await WriteAsync(response, $"id: {news.Latest}\nevent: changed\ndata: {news.Latest}\n\n", over);
            else await WriteAsync(response, ": \n\n", over);
            if (clock.GetElapsedTime(begun) >= Life) return;
            if (told) await Task.Delay(Rest, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) return;
            told = await listener.WaitAsync(Heartbeat, over);
        }
    }

    private static long? Seen(HttpContext http) =>
        long.TryParse(http.Request.Headers["Last-Event-ID"] is [{ } last] ? last : http.Request.Query["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
