using System.Net;
using System.Text.RegularExpressions;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>
/// R-SEC-10: nonsense in every field of every form, found by looking: no error page, a sentence at each field that is wrong, nothing typed lost, nothing typed
/// turned into markup. What a certain rule refuses is tested with that rule.
/// </summary>
public sealed partial class BadInputTests
{
    // A form on the way to another; the tests of its feature send it the same.
    private static readonly string[] Elsewhere =
    [
        "ask-details", "ask-who", "ask-export", "call-back-caller", "check-call", "confirm-email", "decide-export", "end-task", "enter-party-code", "explain-delay", "phone-code", "record-call", "remove-factor", "renew-codes", "report-order",
        "reset-factor", "second-factor", "switch-triage-model",
    ];

    [EachDatabase]
    public async Task Nonsense_in_any_form_is_refused_at_its_field_and_kept(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var place = new Place(app, await World.MakeAsync(app));
        var stages = await Stages.AddAsync(app, place.World);
        var people = new Dictionary<Role, Browser>();
        var stranger = await place.World.PersonAsync(null);
        var pages = new List<(string Url, Browser Person, Route Route)>();
        foreach (var route in place.Pages)
        {
            var person = stranger;
            if (place.World.ReaderOf(route) is { } role && !people.TryGetValue(role, out person)) people[role] = person = await place.World.PersonAsync(role);
            pages.Add((place.World.UrlOf(route), person, route));
        }
        pages.AddRange(stages.All.SelectMany(stage => stages.PagesOf(stage, place.Pages)));
        var (wrong, seen) = (new List<string>(), new HashSet<string>());
        // What is too long is refused and changes nothing; what is odd is often taken, so it comes when everything has been seen.
        foreach (var typed in new[] { Nonsense.TooLong, Nonsense.Odd })
            foreach (var (url, person, route) in pages)
            {
                var page = await person.OpenAsync(url);
                foreach (var name in page.Forms.Where(form => form.Fields.Count > 0).Select(form => form.Name).ToList())
                {
                    if (page.Forms.FirstOrDefault(form => form.Name == name) is not { } form) continue;
                    seen.Add(name);
                    if (typed == Nonsense.TooLong && form.TakesFiles())
                    {
                        wrong.AddRange((await form.TryFilesAsync()).Select(fault => $"{name} on {route}: {fault}"));
                        form = (page = await person.OpenAsync(url)).Forms.First(again => again.Name == name);
                    }
                    if (typed == Nonsense.TooLong && !form.TakesText()) continue;
                    var (answer, faults) = await form.TryAsync(typed);
                    wrong.AddRange(faults.Select(fault => $"{name} on {route}: {fault}"));
                    // What was taken may have changed the page; what was refused has not.
                    if (answer.Status != HttpStatusCode.UnprocessableEntity) page = await person.OpenAsync(url);
                }
            }
        wrong.Distinct().ShouldBeEmpty();
        FormsOfTheSource().Except(seen).Except(Elsewhere).ShouldBeEmpty("forms that no stage brings forth: add it to Stages");
    }

    /// <summary>The names of all forms into which something can be typed, as they stand in the pages.</summary>
    private static IEnumerable<string> FormsOfTheSource() =>
        from file in Directory.EnumerateFiles(Repository.Path("src"), "*.razor", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}Gallery{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from Match match in FormWithText().Matches(File.ReadAllText(file))
        select match.Groups[1].Value;

    [GeneratedRegex("<ActionForm[^>]*?\\bName=\"([a-z0-9-]+)\"(?:(?!</ActionForm>).)*?<(?:Text|LongText|Money|Number|Date|Code)Field", RegexOptions.Singleline)]
    private static partial Regex FormWithText();

    [EachDatabase]
    public async Task A_zero_byte_in_an_address_is_passed_over(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var place = new Place(app, await World.MakeAsync(app));
        var (wrong, people, pages) = (new List<string>(), new Dictionary<string, Browser>(), 0);
        foreach (var route in place.Pages)
        {
            var who = $"{place.World.ReaderOf(route)}";
            if (!people.TryGetValue(who, out var person)) people[who] = person = await place.World.PersonAsync(place.World.ReaderOf(route));
            var (url, plain) = (place.World.UrlOf(route), await person.OpenAsync(place.World.UrlOf(route)));
            var page = await person.OpenAsync(url + (url.Contains('?') ? "&" : "?") + "q=a%00%1Fb&Unit=%00&After=%00&return=%00&code=%00");
            pages++;
            if (page.Status != plain.Status) wrong.Add($"{who}: {route} → {(int)page.Status}");
        }
        pages.ShouldBeGreaterThan(40);
        wrong.ShouldBeEmpty();
        var auditor = await app.SignInAsAsync(Role.AuditAdmin, "/");
        var log = await auditor.OpenAsync(Contracts.Accounts.AccountUrls.AccessLog + "?Q=a%00b&After=%00");
        log.Status.ShouldBe(HttpStatusCode.OK);
        log.Find("[name=Q]").GetAttribute("value").ShouldBe("ab");
    }
}
