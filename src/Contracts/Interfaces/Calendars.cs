namespace Niangjia.Contracts.Interfaces;

/// <summary>Something that stands in somebody's calendar. Its title names numbers and periods, never a person (R-PRI-13).</summary>
/// <param name="Id">Stable: the same thing keeps it when its date moves.</param>
/// <param name="Title">One line.</param>
/// <param name="Day">For a whole day, or null.</param>
/// <param name="At">For a moment, or null.</param>
/// <param name="Place">Where, or null.</param>
/// <param name="Url">Local address of its page.</param>
/// <param name="ChangedAt">When it last became another, which calendars compare.</param>
public sealed record CalendarEvent(Guid Id, string Title, DateOnly? Day, DateTimeOffset? At, string? Place, string Url, DateTimeOffset ChangedAt);

/// <summary>Offers what a module knows of somebody's days to come.</summary>
public interface ICalendarSource
{
    /// <summary>What stands in the calendar of an account.</summary>
    Task<IReadOnlyList<CalendarEvent>> OfAsync(Guid accountId, CancellationToken cancellationToken);
}

/// <summary>Somebody made the secret address of a calendar, which ends the one before.</summary>
public sealed record CalendarFeedMade(Guid FeedId, Guid AccountId);

/// <summary>The secret address leads nowhere any more.</summary>
public sealed record CalendarFeedEnded(Guid FeedId, Guid AccountId);

/// <summary>Addresses of the module Interfaces.</summary>
public static class InterfaceUrls
{
    /// <summary>Where the secret address of one's calendar is made.</summary>
    public const string Calendar = "/account/calendar";

    /// <summary>What programs can do.</summary>
    public const string Api = "/api";

    /// <summary>Programs that are told of what happens.</summary>
    public const string Webhooks = "/admin/webhooks";

    /// <summary>A new one.</summary>
    public const string CreateWebhook = "/admin/webhooks/new";

    /// <summary>One of them, with what was sent.</summary>
    public static string Webhook(Guid id) => $"{Webhooks}/{id}";

    /// <summary>A calendar for programs.</summary>
    public static string Feed(string secret) => $"/calendars/{secret}.ics";
}
