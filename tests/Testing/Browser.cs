using System.Net;
using AngleSharp.Html.Parser;

namespace Niangjia.Testing;

/// <summary>
/// A browser without script: it opens pages, keeps cookies, fills and sends forms and follows redirects.
/// One browser is one person at one device.
/// </summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieJar _cookies;

    internal Browser(HttpClient http, TimeProvider clock)
    {
        _http = http;
        _cookies = new CookieJar(clock);
        // As a Chinese phone sends it; a test of English pages says Language = "en".
        Language = "zh-CN";
    }

    /// <summary>What the browser sends as Accept-Language; Chinese unless told.</summary>
    public string Language { get; set; }

    /// <summary>The value of a cookie, or null.</summary>
    public string? Cookie(string name) => _cookies[name];

    /// <summary>All cookies, e.g. to hand them to a real browser.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies.All;

    /// <summary>Plants a cookie, as somebody who tampers would.</summary>
    public void SetCookie(string name, string value) => _cookies.Set(name, value);

    /// <summary>Forgets all cookies: the person is signed out on this device.</summary>
    public void ForgetCookies() => _cookies.Clear();

    /// <summary>Opens an address and follows redirects. Any status is accepted: assert with <see cref="Page.ShouldBe"/> or what is shown.</summary>
    public Task<Page> OpenAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>
    /// Sends fields that no form offered, the way an attacker or a replaying phone does. Without a page there is no
    /// antiforgery token; use <see cref="Form.Force"/> to change a real form.
    /// </summary>
    public Task<Page> PostAsync(string url, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, url)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <summary>Fetches an address without following redirects, e.g. a download or an API.</summary>
    public async Task<HttpResponseMessage> FetchAsync(HttpRequestMessage request)
    {
        if (!request.Headers.Contains("Accept-Language")) request.Headers.TryAddWithoutValidation("Accept-Language", Language);
        _cookies.Send(request);
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        _cookies.Keep(response);
        return response;
    }

    /// <summary>Fetches an address without following redirects.</summary>
    public Task<HttpResponseMessage> FetchAsync(string url) => FetchAsync(new HttpRequestMessage(HttpMethod.Get, url));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    internal async Task<Page> SendAsync(HttpRequestMessage request)
    {
        if (!request.Headers.Contains("Accept")) request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        var address = Absolute(request.RequestUri!);
        var trail = new List<string>();
        for (var hop = 0; hop < 10; hop++)
        {
            using var response = await FetchAsync(request);
            if (response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently
                && response.Headers.Location is { } next)
            {
                address = new Uri(address, next);
                if (address.Host != _http.BaseAddress!.Host) throw new InvalidOperationException($"The page sent the browser away to {address}.");
                trail.Add(address.PathAndQuery);
                request = new HttpRequestMessage(HttpMethod.Get, address.PathAndQuery);
                continue;
            }
            return await ReadAsync(response, address);
        }
        throw new InvalidOperationException("Ten redirects and no end: " + string.Join(" → ", trail));
    }

    private async Task<Page> ReadAsync(HttpResponseMessage response, Uri address)
    {
        var body = await response.Content.ReadAsStringAsync();
        var document = await new HtmlParser().ParseDocumentAsync(body);
        return new Page(this, address.PathAndQuery, response, body, document);
    }

    private Uri Absolute(Uri uri) => uri.IsAbsoluteUri ? uri : new Uri(_http.BaseAddress!, uri);
}
