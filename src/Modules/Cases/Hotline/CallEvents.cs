using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Cases.Hotline;

/// <summary>
/// Server-sent events for an open desk: «other calls ring than those you see», never which. The database is asked, since the telephone system may have told another node.
/// </summary>
internal static class CallEvents
{
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
        if (!EventStream.IsAsked(http)) return;
        var (stream, begun, over) = (await EventStream.BeginAsync(http, Pause), clock.GetTimestamp(), http.RequestAborted);
        var seen = stream.Seen;
        while (!over.IsCancellationRequested && clock.GetElapsedTime(begun) < EventStream.Life)
        {
            if (await StampAsync(lists, over) is var now && now != seen) await stream.ChangedAsync(seen = now);
            await Task.Delay(Pause, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
