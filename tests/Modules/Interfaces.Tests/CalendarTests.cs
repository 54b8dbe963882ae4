using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Interfaces;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Interfaces.Tests;

/// <summary>Calendars of officers: read by whoever has the secret address, in the form of RFC 5545.</summary>
public sealed class CalendarTests
{
    [EachDatabase]
    public async Task A_mediator_finds_meetings_and_periods_and_no_name(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var mediator = await app.AddAccountAsync(Role.Mediator, units.Community.Path);
        var dispute = await app.AddDisputeAsync(units.Community, "春晖制鞋厂", handler: mediator);
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<LegalClocks>().StartAsync(new("CLK-MED-ORG15", "cases.dispute", dispute.Dispute, units.Community.Path), CancellationToken.None);
            await services.GetRequiredService<Kernel.Data.AppDbContext>().SaveChangesAsync();
        });
        var browser = await app.SignInAsync(mediator);
        var made = await (await browser.OpenAsync(InterfaceUrls.Calendar)).SubmitAsync("renew-feed", new { });
        var address = new Uri(made.Find("#feed-address").TextContent).AbsolutePath;
        var phone = app.Browser();
        var answer = await phone.FetchAsync(address);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await answer.Content.ReadAsStringAsync();
        var events = Events(text);
        events.Count.ShouldBeGreaterThan(1);
        events.ShouldContain(one => one.ContainsKey("DTSTART") && one["SUMMARY"].Contains("调解会"));
        events.ShouldContain(one => one.ContainsKey("DTSTART;VALUE=DATE"));
        events.Select(one => one["UID"]).ShouldBeUnique();
        text.ShouldNotContain("春晖");
        // The same things keep their names when they are fetched again.
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        Events(await (await phone.FetchAsync(address)).Content.ReadAsStringAsync()).Select(one => one["UID"]).ShouldBe(events.Select(one => one["UID"]));

        await (await browser.OpenAsync(InterfaceUrls.Calendar)).SubmitAsync("renew-feed", new { });
        (await phone.FetchAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await phone.FetchAsync(InterfaceUrls.Feed("nothing"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Lines_are_folded_between_characters_and_words_escaped()
    {
        var text = Calendars.ICalendarText.Of("娘家", [new(Guid.Empty, new string('调', 60) + ";a,b\\c\nd", null, new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), null, "/x", default)], "https://a", new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        text.ReplaceLineEndings("\r\n").ShouldBe(text);
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Events(text).Single()["SUMMARY"].ShouldBe(new string('调', 60) + "\\;a\\,b\\\\c\\nd");
        Events(text).Single()["DTSTART"].ShouldBe("20260302T010000Z");
    }

    /// <summary>Reads a calendar as RFC 5545 says: unfolded, balanced, every event with what it must have.</summary>
    private static List<Dictionary<string, string>> Events(string text)
    {
        text.ShouldEndWith("END:VCALENDAR\r\n");
        var (open, events) = (new Stack<string>(), new List<Dictionary<string, string>>());
        foreach (var line in text.Replace("\r\n ", "").Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..]);
            if (name == "BEGIN") open.Push(value);
            if (name == "BEGIN" && value == "VEVENT") events.Add([]);
            if (name == "END") open.Pop().ShouldBe(value);
            else if (open.Peek() == "VEVENT") events[^1][name] = value;
        }
        open.ShouldBeEmpty();
        events.ShouldAllBe(one => one.ContainsKey("UID") && one.ContainsKey("DTSTAMP") && one.ContainsKey("SUMMARY") && one.ContainsKey("BEGIN"));
        return events;
    }
}
