using System.Globalization;
using System.Text;
using Niangjia.Contracts.Interfaces;

namespace Niangjia.Interfaces.Calendars;

/// <summary>RFC 5545: CRLF, no line longer than 75 octets, commas and semicolons escaped, instants in UTC, whole days as dates.</summary>
internal static class ICalendarText
{
    private const int LineOctets = 75;

    /// <summary>A calendar with these events.</summary>
    public static string Of(string name, IEnumerable<CalendarEvent> events, string origin, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Niangjia//Niangjia 1//ZH");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escaped(name)}");
        Line("X-WR-TIMEZONE:Asia/Shanghai");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var one in events)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{one.Id}@niangjia");
            Line($"DTSTAMP:{Instant(now)}");
            Line($"LAST-MODIFIED:{Instant(one.ChangedAt)}");
            if (one.At is { } at)
            {
                Line($"DTSTART:{Instant(at)}");
                Line("DURATION:PT1H");
            }
            else
            {
                Line($"DTSTART;VALUE=DATE:{Day(one.Day!.Value)}");
                Line($"DTEND;VALUE=DATE:{Day(one.Day.Value.AddDays(1))}");
                Line("TRANSP:TRANSPARENT");
            }
            Line($"SUMMARY:{Escaped(one.Title)}");
            if (one.Place is { } place) Line($"LOCATION:{Escaped(place)}");
            Line($"URL:{origin}{one.Url}");
            Line("BEGIN:VALARM");
            Line("ACTION:DISPLAY");
            Line($"DESCRIPTION:{Escaped(one.Title)}");
            // An hour before a meeting; the afternoon before a day that is the last.
            Line(one.At is null ? "TRIGGER:-PT10H" : "TRIGGER:-PT1H");
            Line("END:VALARM");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    // A line goes on in the next one after a blank; never through the middle of a character.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
