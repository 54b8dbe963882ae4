using System.Globalization;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace Niangjia.Testing;

/// <summary>
/// A form filled the way a person fills it: only controls that are there and enabled, only options that are offered.
/// Hidden fields, the antiforgery token, defaults, files and the pressed button are sent as a browser sends them.
/// </summary>
public sealed class Form
{
    private readonly Browser _browser;
    private readonly Page _page;
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, string Value)> _forced = [];
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly List<(string Name, string File, byte[] Content, string Type)> _files = [];

    internal Form(Browser browser, Page page, IHtmlFormElement form) => (_browser, _page, _form) = (browser, page, form);

    /// <summary>Handler name or id.</summary>
    public string Name => _form.QuerySelector("input[name=_handler]")?.GetAttribute("value") ?? _form.Id ?? "";

    /// <summary>Whether it changes something: one that only looks for something is in the address.</summary>
    public bool IsPosted => string.Equals(_form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where it is sent.</summary>
    public string Target => _page.Resolve(_form.GetAttribute("action") ?? _page.Url);

    /// <summary>The names of the controls a person can use.</summary>
    public IReadOnlyList<string> Fields => [.. Controls().Select(NameOf).Distinct()];

    /// <summary>The first control of this name, or null.</summary>
    public IElement? Control(string name) => Controls().FirstOrDefault(control => NameOf(control) == name);

    /// <summary>What a control holds now (all checked or chosen values joined by a comma).</summary>
    public string Value(string field) => string.Join(",", Entries().Where(entry => Matches(entry.Name, field)).Select(entry => entry.Value));

    /// <summary>The texts a select, or a group of radios or checkboxes, offers.</summary>
    public IReadOnlyList<string> Offers(string field) => [.. Find(field).SelectMany(control => control switch
    {
        IHtmlSelectElement select => select.Options.Select(option => Page.TextOf(option)),
        IHtmlInputElement { Type: "radio" or "checkbox" } input => [LabelOf(input)],
        _ => [],
    })];

    /// <summary>
    /// Fills several fields by the property names of an anonymous object: <c>new { Title = "…", Amount = 120.5m, Urgent = true }</c>.
    /// A property stands for the field of that name, or of that last part of the name (<c>Title</c> for <c>Input.Title</c>).
    /// </summary>
    public Form Fill(object fields)
    {
        foreach (var property in fields.GetType().GetProperties())
            Fill(property.Name, property.GetValue(fields));
        return this;
    }

    /// <summary>
    /// Fills one field, by name, last part of the name, or label. A select or radio takes the value or the shown text; a checkbox a
    /// <see cref="bool"/> (or, in a group, the values to tick); dates and numbers are written as the browser's own controls write them.
    /// </summary>
    public Form Fill(string field, object? value)
    {
        var controls = Find(field);
        switch (controls[0])
        {
            case IHtmlInputElement { Type: "radio" }:
                Choose(field, controls, [Write(value)], one: true);
                break;
            case IHtmlInputElement { Type: "checkbox" } box when controls.Count == 1 && value is bool tick:
                box.IsChecked = tick;
                break;
            case IHtmlInputElement { Type: "checkbox" }:
                Choose(field, controls, Many(value), one: false);
                break;
            case IHtmlInputElement { Type: "file" }:
                throw new ShouldAssertException($"{field} takes a file: use Attach.");
            case IHtmlInputElement input:
                input.Value = Write(value);
                break;
            case IHtmlTextAreaElement area:
                area.Value = Write(value);
                break;
            case IHtmlSelectElement select:
                var wanted = Many(value);
                foreach (var option in select.Options) option.IsSelected = false;
                foreach (var one in wanted)
                    (select.Options.FirstOrDefault(option => !option.IsDisabled && (option.Value == one || Page.TextOf(option) == one))
                        ?? throw new ShouldAssertException($"{field} does not offer «{one}» but {string.Join(", ", Offers(field))}; {_page}")).IsSelected = true;
                break;
        }
        return this;
    }

    /// <summary>Attaches a file to a file field; call it again for several.</summary>
    public Form Attach(string field, string fileName, byte[] content, string contentType = "application/octet-stream")
    {
        _files.Add((NameOf(Find(field)[0]), fileName, content, contentType));
        return this;
    }

    /// <summary>Sends a value whatever the page offers: what somebody does who changes the form in the browser's tools.</summary>
    public Form Force(string name, string value)
    {
        _removed.Add(name);
        _forced.Add((name, value));
        return this;
    }

    /// <summary>Leaves a field out, even a hidden one.</summary>
    public Form Remove(string name)
    {
        _removed.Add(name);
        return this;
    }

    /// <summary>Presses a button by its text, value or name; without one, the first button, as the Enter key does.</summary>
    public Task<Page> SubmitAsync(string? button = null) => _browser.SendAsync(Request(button));

    /// <summary>Presses the button twice at the same time: both answers.</summary>
    public Task<Page[]> SubmitTwiceAsync(string? button = null) => Task.WhenAll(SubmitAsync(button), SubmitAsync(button));

    /// <summary>
    /// Sends what the form holds to another address, as somebody does who changes it in the browser's tools, or to its own without following where that leads.
    /// The same form may be sent again.
    /// </summary>
    public Task<HttpResponseMessage> SendToAsync(string url, string? button = null, string? device = null)
    {
        var request = Request(button);
        request.RequestUri = new Uri(url, UriKind.Relative);
        if (device is not null) request.Headers.TryAddWithoutValidation("User-Agent", device);
        return _browser.FetchAsync(request);
    }

    /// <summary>Whether a posted field name is meant by a short name: <c>Title</c> for <c>Input.Title</c>.</summary>
    internal static bool Matches(string name, string wanted) =>
        name == wanted || name.EndsWith("." + wanted, StringComparison.OrdinalIgnoreCase) || name.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private HttpRequestMessage Request(string? button)
    {
        var pressed = Press(button);
        var method = pressed?.GetAttribute("formmethod") ?? _form.GetAttribute("method") ?? "get";
        var target = _page.Resolve(pressed?.GetAttribute("formaction") ?? _form.GetAttribute("action") ?? _page.Url);
        var entries = Entries().Where(entry => !_removed.Contains(entry.Name)).Concat(_forced).ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 } name) entries.Add((name, pressed.GetAttribute("value") ?? ""));

        if (!method.Equals("post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', entries.Select(entry => $"{Uri.EscapeDataString(entry.Name)}={Uri.EscapeDataString(entry.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, target.Split('?')[0] + "?" + query);
        }
        return new HttpRequestMessage(HttpMethod.Post, target) { Content = Body(entries) };
    }

    private HttpContent Body(List<(string Name, string Value)> entries)
    {
        if (_form.GetAttribute("enctype") != "multipart/form-data")
        {
            if (_files.Count > 0) throw new ShouldAssertException($"The form has a file field but no enctype=\"multipart/form-data\"; {_page}");
            return new FormUrlEncodedContent(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
        }
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in entries) parts.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, file, content, type) in _files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            parts.Add(part, $"\"{name}\"", file);
        }
        // A browser sends an empty part for a file field nobody used.
        foreach (var empty in _form.QuerySelectorAll("input[type=file][name]").Select(NameOf).Where(name => _files.All(file => file.Name != name)))
        {
            var part = new ByteArrayContent([]);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{empty}\"", FileName = "\"\"" };
            parts.Add(part);
        }
        return parts;
    }

    private IElement? Press(string? button)
    {
        var buttons = Elements().Where(element => element is IHtmlButtonElement { IsDisabled: false } and not { Type: "button" or "reset" }
            or IHtmlInputElement { Type: "submit" or "image", IsDisabled: false }).ToList();
        if (button is null) return buttons.FirstOrDefault();
        return buttons.FirstOrDefault(b => Page.TextOf(b) == button || b.GetAttribute("aria-label") == button || b.GetAttribute("value") == button || b.GetAttribute("name") == button)
            ?? buttons.FirstOrDefault(b => Page.TextOf(b).Contains(button, StringComparison.Ordinal))
            ?? throw new ShouldAssertException($"No button «{button}» among {string.Join(", ", buttons.Select(Page.TextOf))}; {_page}");
    }

    private IEnumerable<(string Name, string Value)> Entries()
    {
        foreach (var element in Elements().Where(element => NameOf(element) != "" && !IsDisabled(element)))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "submit" or "image" or "button" or "reset" or "file" }:
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement { Type: "radio" or "checkbox" } input:
                    yield return (NameOf(input), input.GetAttribute("value") ?? "on");
                    break;
                case IHtmlInputElement input:
                    yield return (NameOf(input), input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (NameOf(area), area.Value.ReplaceLineEndings("\r\n"));
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(option => option.IsSelected && !option.IsDisabled)) yield return (NameOf(select), option.Value);
                    break;
            }
        }
    }

    private List<IElement> Find(string field)
    {
        var controls = Controls().ToList();
        var found = controls.Where(control => NameOf(control) == field).ToList();
        if (found.Count == 0) found = [.. controls.Where(control => Matches(NameOf(control), field))];
        if (found.Count == 0) found = [.. controls.Where(control => LabelOf(control) == field || GroupOf(control) == field)];
        if (found.Count == 0 || found.Select(NameOf).Distinct().Count() > 1)
            throw new ShouldAssertException($"{found.Count} fields «{field}» among {string.Join(", ", Fields)}; {_page}");
        return found;
    }

    private void Choose(string field, List<IElement> controls, IReadOnlyList<string> wanted, bool one)
    {
        var boxes = controls.Cast<IHtmlInputElement>().ToList();
        var found = wanted.Where(value => value != "").Select(value => boxes.FirstOrDefault(box => box.GetAttribute("value") == value || LabelOf(box) == value)
            ?? throw new ShouldAssertException($"{field} does not offer «{value}» but {string.Join(", ", Offers(field))}; {_page}")).ToList();
        if (one && found.Count == 0) throw new ShouldAssertException($"A radio ({field}) cannot be emptied.");
        foreach (var box in boxes) box.IsChecked = found.Contains(box);
    }

    /// <summary>All elements of the form, also those outside that name it in their form attribute.</summary>
    private IEnumerable<IElement> Elements() => _page.Document.QuerySelectorAll("input, select, textarea, button").Where(element =>
        element.GetAttribute("form") is { } id ? id == _form.Id && id != "" : element.Closest("form") == _form);

    private IEnumerable<IElement> Controls() => Elements().Where(element =>
        NameOf(element) != "" && !IsDisabled(element) && element is not (IHtmlButtonElement or IHtmlInputElement { Type: "hidden" or "submit" or "image" or "button" or "reset" }));

    private string LabelOf(IElement control) => Page.TextOf(
        control.Id is { Length: > 0 } id && _page.Document.QuerySelector($"label[for='{id}']") is { } label ? label : control.Closest("label"));

    private static string GroupOf(IElement control) => Page.TextOf(control.Closest("fieldset")?.QuerySelector("legend"));

    private static bool IsDisabled(IElement element) => element.HasAttribute("disabled") || element.Closest("fieldset[disabled]") is not null;

    private static string NameOf(IElement element) => element.GetAttribute("name") ?? "";

    private static IReadOnlyList<string> Many(object? value) => value switch
    {
        null => [],
        string text => [text],
        System.Collections.IEnumerable several => [.. several.Cast<object?>().Select(Write)],
        _ => [Write(value)],
    };

    private static string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
