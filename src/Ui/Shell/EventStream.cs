using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Niangjia.Ui;

/// <summary>
/// Server-sent events that say only that something has changed; the page is then fetched anew, with the rights of whoever asks. A connection lasts <see cref="Life"/> and is
/// made anew by the browser, which asks for the session again: who was signed out hears nothing more.
/// </summary>
public sealed class EventStream
{
    /// <summary>How long one connection lasts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private const string Media = "text/event-stream";
    private readonly HttpContext _http;

    private EventStream(HttpContext http) => _http = http;

    /// <summary>What the reader has seen last: sent again by the browser, or told by the page that opens the stream; empty when it has seen nothing.</summary>
    public string Seen => _http.Request.Headers["Last-Event-ID"] is [{ } last] ? last : _http.Request.Query["seen"].ToString();

    /// <summary>Whether the request asks for events; otherwise it is answered with 406.</summary>
    public static bool IsAsked(HttpContext http)
    {
        if (http.Request.Headers.Accept.Any(accept => accept?.Contains(Media, StringComparison.OrdinalIgnoreCase) == true)) return true;
        http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        return false;
    }

    /// <summary>Begins the answer.</summary>
    /// <param name="http">The request.</param>
    /// <param name="retry">How long the browser waits before it connects again.</param>
    public static async Task<EventStream> BeginAsync(HttpContext http, TimeSpan retry)
    {
        (http.Response.ContentType, http.Response.Headers.CacheControl) = (Media, "no-store");
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var stream = new EventStream(http);
        await stream.WriteAsync($"retry: {(int)retry.TotalMilliseconds}\n\n");
        return stream;
    }

    /// <summary>Something has changed; <paramref name="stamp"/> names the state as of now, in one line.</summary>
    public Task ChangedAsync(string stamp) => WriteAsync($"id: {stamp}\nevent: changed\ndata: {stamp}\n\n");

    /// <summary>Nothing has changed; keeps proxies from closing the line.</summary>
    public Task BeatAsync() => WriteAsync(": \n\n");

    private async Task WriteAsync(string text)
    {
        await _http.Response.WriteAsync(text, _http.RequestAborted);
        await _http.Response.Body.FlushAsync(_http.RequestAborted);
    }
}
