using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Ui;

/// <summary>Ends a successful form: 303 to a page of our own, with a notice shown there once.</summary>
public sealed class Redirect(NavigationManager navigation, IHttpContextAccessor accessor, Notices notices)
{
    /// <summary>Cancelled when the reader goes away.</summary>
    public CancellationToken Aborted => accessor.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <summary>Where the reader is being sent, or null so far.</summary>
    public string? Target { get; private set; }

    /// <summary>Sends the reader on. The rest of the handler still runs: make it the last line.</summary>
    /// <param name="url">A local address, <c>/cases/…</c>; anything else goes to the first page.</param>
    /// <param name="notice">What was done, as a sentence.</param>
    /// <param name="tone">How the notice is meant.</param>
    public void To(string url, string? notice = null, Tone tone = Tone.Good)
    {
        if (notice is not null) notices.Leave(new Notice(notice, tone));
        var http = accessor.HttpContext!;
        http.Response.OnStarting(() =>
        {
            var response = http.Response;
            // The framework answers 302; 303 is what says "now GET that page" after a POST.
            if (response.StatusCode == StatusCodes.Status302Found) response.StatusCode = StatusCodes.Status303SeeOther;
            // It also writes the host as this process sees it, which behind a proxy need not be what the reader sees.
            if (Uri.TryCreate(response.Headers.Location, UriKind.Absolute, out var absolute)) response.Headers.Location = absolute.PathAndQuery + absolute.Fragment;
            return Task.CompletedTask;
        });
        Target = LocalOr(url, "/");
        navigation.NavigateTo(Target);
    }

    /// <summary>The address when it is a path on this site, else the other one; for return addresses from a query.</summary>
    public static string LocalOr(string? url, string otherwise) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : otherwise;
}
