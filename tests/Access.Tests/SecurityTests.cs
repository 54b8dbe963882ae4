using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>What the threat model (docs/security.md) promises of every page, tried on every page.</summary>
public sealed class SecurityTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public async Task No_page_holds_script_or_style_of_its_own_and_its_policy_allows_none()
    {
        var (faults, looked) = (new List<string>(), 0);
        await EachPageAsync((route, page) =>
        {
            looked++;
            var policy = page.Headers["Content-Security-Policy"];
            if (policy.Contains("unsafe", StringComparison.Ordinal) || !policy.Contains("default-src 'self'", StringComparison.Ordinal)) faults.Add($"{route}: {policy}");
            foreach (var one in page.Document.All)
            {
                if (one is { LocalName: "script" } && !one.HasAttribute("src")) faults.Add($"{route}: script without src");
                if (one.LocalName == "style" || one.HasAttribute("style")) faults.Add($"{route}: style in <{one.LocalName}>");
                if (one.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))) faults.Add($"{route}: handler in <{one.LocalName}>");
                foreach (var name in new[] { "src", "href", "action", "formaction" })
                    if (one.GetAttribute(name) is { } url && (url.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || (name == "src" && url.StartsWith("http", StringComparison.OrdinalIgnoreCase)))) faults.Add($"{route}: {name}={url}");
            }
            return Task.CompletedTask;
        });
        looked.ShouldBeGreaterThan(60);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused_everywhere()
    {
        var (faults, tried) = (new List<string>(), 0);
        await EachPageAsync(async (route, page) =>
        {
            // Language, colours and size of letters may be chosen by anybody: nothing but a cookie of the reader comes of it.
            foreach (var form in page.Forms.Where(form => form.IsPosted && form.Target != "/look"))
            {
                tried++;
                var answer = await form.Remove("__RequestVerificationToken").SubmitAsync();
                if (answer.Status != HttpStatusCode.BadRequest) faults.Add($"{route} {form.Name} → {(int)answer.Status}");
            }
        });
        tried.ShouldBeGreaterThan(60);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_API_takes_no_form_of_another_site()
    {
        var place = await worlds.OnAsync(Db.Sqlite);
        var officer = await place.App.SignInAsAsync(Role.CommunityOfficer, place.World.Units.Community.Path);
        var url = $"/api/v1/requests/{Guid.CreateVersion7()}/notes";
        // What a page of another site can send with our cookies: a form, or text; JSON and a key need a question to us that we do not answer.
        foreach (var type in new[] { "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x" })
        {
            var call = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent("{\"text\":\"a\"}"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } } };
            ((int)(await officer.FetchAsync(call)).StatusCode).ShouldBeInRange(400, 415, type);
        }
        var asked = new HttpRequestMessage(HttpMethod.Options, url);
        asked.Headers.TryAddWithoutValidation("Origin", "https://other.example");
        asked.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        (await officer.FetchAsync(asked)).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Every_cookie_is_kept_from_scripts_and_from_other_sites_and_over_TLS_sent_there_only()
    {
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("Accounts:HttpsOnly", "true"), ("Proxy:Known:0", "127.0.0.1"));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Url) };
        var seen = new List<string>();
        foreach (var path in new[] { CaseUrls.Ask, AccountUrls.SignIn, AccountUrls.SignInByPhone, CaseUrls.Track, "/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.1");
            using var answer = await http.SendAsync(request);
            if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies)) continue;
            seen.AddRange(cookies);
        }
        seen.ShouldNotBeEmpty();
        foreach (var cookie in seen)
        {
            var parts = cookie.Split(';').Select(part => part.Trim().ToLowerInvariant()).ToList();
            parts.ShouldContain("httponly", cookie);
            parts.ShouldContain("secure", cookie);
            parts.ShouldContain(part => part == "samesite=lax" || part == "samesite=strict", cookie);
        }
    }

    [Fact]
    public async Task A_flood_from_one_address_is_slowed_down_and_readers_are_not()
    {
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("Web:PostsAMinute", "20"));
        using var http = new HttpClient { BaseAddress = new(app.Url) };
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++) answers.Add((await http.PostAsync(CaseUrls.Ask, new FormUrlEncodedContent([]))).StatusCode);
        answers[0].ShouldBe(HttpStatusCode.BadRequest);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        (await http.GetAsync(CaseUrls.Ask)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_secret_may_come_as_a_file()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestFolder.New(), "secrets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Web__PostsAMinute"), "1\n");
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite, ("Secrets:Folder", folder));
        using var http = new HttpClient { BaseAddress = new(app.Url) };
        await http.PostAsync(CaseUrls.Ask, new FormUrlEncodedContent([]));
        (await http.PostAsync(CaseUrls.Ask, new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private async Task EachPageAsync(Func<Route, Page, Task> look)
    {
        var place = await worlds.OnAsync(Db.Sqlite);
        var people = new Dictionary<string, Browser>();
        foreach (var route in place.Pages)
        {
            var who = $"{place.World.ReaderOf(route)}";
            if (!people.TryGetValue(who, out var person)) people[who] = person = await place.World.PersonAsync(place.World.ReaderOf(route));
            await look(route, await person.OpenAsync(place.World.UrlOf(route)));
        }
    }
}
