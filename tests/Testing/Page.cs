using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace Niangjia.Testing;

/// <summary>What a <see cref="Browser"/> shows after a request.</summary>
public sealed partial class Page
{
    private readonly Browser _browser;

    internal Page(Browser browser, string url, HttpResponseMessage response, string html, IHtmlDocument document)
    {
        (_browser, Url, Status, Html, Document) = (browser, url, response.StatusCode, html, document);
        Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Path and query after all redirects.</summary>
    public string Url { get; }

    /// <summary>The status of the last answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Response and content headers of the last answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The answer as it came.</summary>
    public string Html { get; }

    /// <summary>The parsed page, for what the members below do not cover.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>The page title.</summary>
    public string Title => Document.Title ?? "";

    /// <summary>The text of the first <c>h1</c>.</summary>
    public string Heading => TextOf(Document.QuerySelector("h1"));

    /// <summary>The visible text of the page, white space collapsed.</summary>
    public string Text => TextOf(Document.Body);

    /// <summary>The text of everything that matches a CSS selector, in order.</summary>
    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(TextOf)];

    /// <summary>The one element that matches a CSS selector, or a failing test that shows the page.</summary>
    public IElement Find(string selector) => Document.QuerySelector(selector) ?? throw new ShouldAssertException($"No {selector} on {this}");

    /// <summary>The addresses of all links.</summary>
    public IReadOnlyList<string> Links => [.. Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)];

    /// <summary>Follows a link by its text (or accessible label), or by its address.</summary>
    public Task<Page> FollowAsync(string textOrHref)
    {
        var links = Document.QuerySelectorAll("a[href]");
        var link = links.FirstOrDefault(a => TextOf(a) == textOrHref || a.GetAttribute("aria-label") == textOrHref || a.GetAttribute("href") == textOrHref)
            ?? links.FirstOrDefault(a => TextOf(a).Contains(textOrHref, StringComparison.Ordinal));
        if (link is null) throw new ShouldAssertException($"No link «{textOrHref}» among {string.Join(", ", links.Select(TextOf))} on {this}");
        return _browser.OpenAsync(Resolve(link.GetAttribute("href")!));
    }

    /// <summary>
    /// A form of the page: by its handler name (<c>ActionForm Name="open-case"</c>), its id or its action.
    /// Without a name the only form of the <c>main</c> part.
    /// </summary>
    public Form Form(string? name = null)
    {
        var forms = Document.QuerySelectorAll("form").OfType<IHtmlFormElement>().ToList();
        var found = name is null
            ? forms.Where(form => form.Closest("main") is not null).ToList()
            : forms.Where(form => NamesOf(form).Contains(name)).ToList();
        if (found.Count != 1)
            throw new ShouldAssertException($"{found.Count} forms «{name}» among {string.Join(", ", forms.Select(form => string.Join("/", NamesOf(form))))} on {this}");
        return new Form(_browser, this, found[0]);
    }

    /// <summary>All forms that post something, those of the frame around the page included.</summary>
    public IReadOnlyList<Form> Forms => [.. Document.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().Select(form => new Form(_browser, this, form))];

    /// <summary>Fills a form and sends it; the properties of <paramref name="fields"/> are field names without their prefix. See <see cref="Testing.Form.Fill(object)"/>.</summary>
    public Task<Page> SubmitAsync(string? form = null, object? fields = null, string? button = null) =>
        (fields is null ? Form(form) : Form(form).Fill(fields)).SubmitAsync(button);

    /// <summary>The messages beside the fields (elements a control names in <c>aria-describedby</c> while it is <c>aria-invalid</c>), by field name.</summary>
    public ILookup<string, string> Errors =>
        (from control in Document.QuerySelectorAll("[name][aria-invalid=true], fieldset[aria-invalid=true], [aria-invalid=true] [name]")
         let holder = control.Closest("[aria-invalid=true]")
         from id in ((holder.GetAttribute("aria-errormessage") ?? holder.GetAttribute("aria-describedby")) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
         let described = Document.GetElementById(id)
         // A hint may stand in the same list.
         where described is not null && !described.ClassList.Contains("hint")
         let message = TextOf(described)
         select (Name: control.GetAttribute("name") ?? holder.Id ?? "", message)).Distinct().ToLookup(pair => pair.Name, pair => pair.message);

    /// <summary>The messages that concern the whole page (<c>role="alert"</c>).</summary>
    public IReadOnlyList<string> Alerts => Texts("[role=alert]");

    /// <summary>Asserts that the page is there (200) and shows each text.</summary>
    public Page ShouldShow(params string[] texts)
    {
        if (Status is not (HttpStatusCode.OK or HttpStatusCode.Created)) throw new ShouldAssertException($"Expected a page, got {this}");
        foreach (var text in texts)
            if (!Text.Contains(Collapse(text), StringComparison.Ordinal)) throw new ShouldAssertException($"«{text}» should be shown on {this}");
        return this;
    }

    /// <summary>Asserts that none of the texts is anywhere in the answer, not even hidden or in an attribute.</summary>
    public Page ShouldNotShow(params string[] texts)
    {
        foreach (var text in texts)
            if (Html.Contains(text, StringComparison.Ordinal) || Text.Contains(text, StringComparison.Ordinal))
                throw new ShouldAssertException($"«{text}» should not be on {this}");
        return this;
    }

    /// <summary>Asserts the status.</summary>
    public Page ShouldBe(HttpStatusCode status)
    {
        if (Status != status) throw new ShouldAssertException($"Expected {(int)status} {status}, got {this}");
        return this;
    }

    /// <summary>Asserts the address after redirects; a trailing <c>*</c> allows any rest.</summary>
    public Page ShouldBeAt(string url)
    {
        if (url.EndsWith('*') ? !Url.StartsWith(url[..^1], StringComparison.Ordinal) : Url != url) throw new ShouldAssertException($"Expected to be at {url}, but this is {this}");
        return this;
    }

    /// <summary>Asserts that the form was refused (422) with a message beside a field. The name may be short: <c>Amount</c> for <c>Input.Amount</c>.</summary>
    public Page ShouldRefuse(string field, string text)
    {
        ShouldBe(HttpStatusCode.UnprocessableEntity);
        var errors = Errors.Where(error => Testing.Form.Matches(error.Key, field)).SelectMany(error => error).ToList();
        if (!errors.Any(error => error.Contains(text, StringComparison.Ordinal)))
            throw new ShouldAssertException($"«{text}» should stand beside {field}; errors: {string.Join("; ", Errors.SelectMany(group => group.Select(error => $"{group.Key}: {error}")))} on {this}");
        return this;
    }

    /// <summary>Asserts that the form was refused (422) with a message for the whole form.</summary>
    public Page ShouldRefuse(string text)
    {
        ShouldBe(HttpStatusCode.UnprocessableEntity);
        if (!Alerts.Any(alert => alert.Contains(text, StringComparison.Ordinal)))
            throw new ShouldAssertException($"«{text}» should be alerted; alerts: {string.Join("; ", Alerts)} on {this}");
        return this;
    }

    /// <summary>Asserts that the door is closed: 403, 404 or the sign-in page.</summary>
    public Page ShouldBeClosed()
    {
        if (Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized || Url.StartsWith("/sign-in", StringComparison.Ordinal)) return this;
        throw new ShouldAssertException($"Expected a closed door, got {this}");
    }

    /// <summary>Status, address and the beginning of the text: what a failing test prints.</summary>
    public override string ToString() => $"{(int)Status} {Url}\n---\n{(Text.Length > 1500 ? Text[..1500] + " …" : Text)}\n---";

    internal string Resolve(string href) => new Uri(new Uri("http://localhost" + Url), href) is { } uri ? uri.PathAndQuery : href;

    internal static string TextOf(INode? node)
    {
        if (node is null) return "";
        var text = new StringBuilder();
        Collect(node, text);
        return Collapse(text.ToString());
    }

    private static void Collect(INode node, StringBuilder text)
    {
        if (node is IText leaf) text.Append(leaf.Data);
        if (node is IElement { LocalName: "script" or "style" or "template" or "head" } || (node as IElement)?.HasAttribute("hidden") == true) return;
        // Words of neighbouring blocks stay apart; words of an inline element belong to the sentence around it.
        var block = node is IElement && node is not IElement
        {
            LocalName: "a" or "abbr" or "b" or "bdi" or "cite" or "code" or "em" or "i" or "mark" or "q" or "ruby" or "s" or "small" or "span" or "strong" or "sub" or "sup" or "time" or "u"
        };
        if (block) text.Append(' ');
        foreach (var child in node.ChildNodes) Collect(child, text);
        if (block) text.Append(' ');
    }

    private static IReadOnlyList<string> NamesOf(IHtmlFormElement form) =>
        [.. new[] { form.QuerySelector("input[name=_handler]")?.GetAttribute("value"), form.Id, form.GetAttribute("name"), form.GetAttribute("action") }.OfType<string>().Where(name => name != "")];

    private static string Collapse(string text) => Whitespace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
