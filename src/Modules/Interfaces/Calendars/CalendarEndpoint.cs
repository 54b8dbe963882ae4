using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Interfaces;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Open311;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Interfaces.Calendars;

/// <summary>Whose calendar a secret address shows.</summary>
internal sealed class FeedReader(AppDbContext db, IOfficerDirectory officers, IEnumerable<ICalendarSource> sources)
{
    /// <summary>The events; 404 for an address that is none, has ended, or whose owner has no role any more.</summary>
    public async Task<IReadOnlyList<CalendarEvent>> ReadAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = CalendarFeed.HashOf(secret);
        var feed = await db.Set<CalendarFeed>().AsNoTracking().Where(feed => feed.Hash == hash && feed.EndedAt == null).FoundAsync(cancellationToken);
        if (await officers.FindAsync(feed.AccountId, cancellationToken) is null) throw new NotFoundException();
        var events = new List<CalendarEvent>();
        foreach (var source in sources) events.AddRange(await source.OfAsync(feed.AccountId, cancellationToken));
        return events;
    }
}

/// <summary>The calendar as programs fetch it.</summary>
internal static class CalendarEndpoint
{
    public static void MapCalendars(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/calendars/{secret}.ics", SendAsync).AllowAnonymous().RequireRateLimiting(Open311Rate.Reading);

    private static async Task<IResult> SendAsync(string secret, HttpContext http, FeedReader reader, TimeProvider clock)
    {
        var events = await reader.ReadAsync(secret, http.RequestAborted);
        http.Response.Headers.CacheControl = "private, max-age=600";
        var text = ICalendarText.Of(InterfacesText.CalendarName, events, $"{http.Request.Scheme}://{http.Request.Host}", clock.GetUtcNow());
        return Results.Bytes(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8");
    }
}
