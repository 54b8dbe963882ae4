using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>
/// R-SEC-10: nonsense in every field of every form, found by looking: no error page, a sentence at each field that is wrong, nothing typed lost, nothing typed
/// turned into markup. What a certain rule refuses is tested with that rule.
/// </summary>
public sealed class BadInputTests
{
    // More than any field takes.
    private static readonly string Long = new('长', 20_000);

    // A script, an emoji, a bell, a mark that turns the writing round, quotes: no date, number, mobile or code.
    private const string Odd = "<script>alert(7)</script>😀\u0007\u202E\"' & 四十七";

    [EachDatabase]
    public async Task Nonsense_in_any_form_is_refused_at_its_field_and_kept(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var place = new Place(app, await World.MakeAsync(app));
        var people = new Dictionary<string, Browser>();
        var (wrong, forms) = (new List<string>(), 0);
        foreach (var route in place.Pages)
        {
            var (role, url) = (place.World.ReaderOf(route), place.World.UrlOf(route));
            var who = $"{role}";
            if (!people.TryGetValue(who, out var person)) people[who] = person = await place.World.PersonAsync(role);
            var page = await person.OpenAsync(url);
            foreach (var name in page.Forms.Where(form => form.Fields.Count > 0).Select(form => form.Name).ToList())
                foreach (var typed in new[] { Long, Odd })
                {
                    if (page.Forms.SingleOrDefault(form => form.Name == name) is not { } form) continue;
                    forms++;
                    var (answer, faults) = await TryAsync(form, typed);
                    wrong.AddRange(faults.Select(fault => $"{who}: {name} on {route}: {fault}"));
                    // What was taken may have changed the page; what was refused has not.
                    if (answer.Status != HttpStatusCode.UnprocessableEntity) page = await person.OpenAsync(url);
                }
        }
        forms.ShouldBeGreaterThan(100);
        wrong.ShouldBeEmpty();
    }

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

    private static async Task<(Page Answer, IReadOnlyList<string> Faults)> TryAsync(Form form, string typed)
    {
        var fields = form.Fields.Where(field => IsText(form.Control(field))).ToList();
        foreach (var field in fields) form.Force(field, typed);
        var answer = await form.SubmitAsync();
        return (answer, FaultsOf(answer, form, fields, typed));
    }

    private static List<string> FaultsOf(Page answer, Form form, List<string> fields, string typed)
    {
        var what = typed == Long ? "long text" : "odd text";
        if (answer.Status is HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError) return [$"{what} → {(int)answer.Status}"];
        if (answer.Html.Contains("<script>alert(7)", StringComparison.Ordinal)) return [$"{what} became a script"];
        if (answer.Status != HttpStatusCode.UnprocessableEntity) return typed == Long && fields.Count > 0 && answer.Status == HttpStatusCode.OK && !IsSafe(form) ? [$"{what} was taken"] : [];
        var faults = new List<string>();
        if (answer.Errors.Count == 0 && answer.Alerts.Count == 0) faults.Add($"{what}: no sentence");
        foreach (var field in fields)
        {
            if (answer.Document.QuerySelector($"[name='{field}']") is not { } shown || shown is IHtmlInputElement { Type: "password" }) continue;
            if (Shown(shown).ReplaceLineEndings("\n") != typed) faults.Add($"{what}: {field} was lost");
            if (typed == Long && !answer.Errors.Contains(field)) faults.Add($"{what}: no sentence at {field}");
        }
        return faults;
    }

    /// <summary>A form that only looks something up may take anything.</summary>
    private static bool IsSafe(Form form) => form.Name is "sign-out" or "look";

    private static bool IsText(IElement? control) => control is IHtmlTextAreaElement or IHtmlInputElement { Type: not ("radio" or "checkbox" or "file" or "hidden") };

    // AngleSharp empties what a browser's own control would not show; the attribute is what the server sent.
    private static string Shown(IElement control) => control is IHtmlTextAreaElement area ? area.Value : control.GetAttribute("value") ?? "";
}
