using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Reporting.Live;

/// <summary>
/// Server-sent events: «something in your units has changed», never what.
/// </summary>
internal static class BoardEvents
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // A board that changes all the time is not drawn more often.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static void MapBoardEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(ReportingUrls.BoardEvents, SendAsync).WithMetadata(new RequirePermissionAttribute(ReportingPermissions.Board));

    private static async Task SendAsync(HttpContext http, BoardNews news, CurrentUser user, TimeProvider clock)
    {
        var (scope, over) = (user.ScopeOf(ReportingPermissions.Board), http.RequestAborted);
        if (!EventStream.IsAsked(http)) return;
        using var listener = news.Listen(user.AccountId ?? Guid.Empty, scope);
        if (listener is null)
        {
            // With this answer a browser does not ask again.
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        var (stream, begun) = (await EventStream.BeginAsync(http, Retry), clock.GetTimestamp());
        // What changed between the page and this connection, or between two connections.
        var told = long.TryParse(stream.Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && news.LatestIn(scope) > seen;
        while (!over.IsCancellationRequested)
        {
            if (told) await stream.ChangedAsync(news.Latest.ToString(CultureInfo.InvariantCulture));
            else await stream.BeatAsync();
            if (clock.GetElapsedTime(begun) >= EventStream.Life) return;
            if (told) await Task.Delay(Rest, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) return;
            told = await listener.WaitAsync(Heartbeat, over);
        }
    }
}
