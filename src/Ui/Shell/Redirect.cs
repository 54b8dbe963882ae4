using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Ui;

/// <summary>Ends a successful form: 303 to a page of our own, with a notice shown there once.</summary>
public sealed class Redirect(NavigationManager navigation, IHttpContextAccessor accessor, Notices notices)
{
    /// <summary>Cancelled when the reader goes away.</summary>
    public CancellationToken Aborted => accessor.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <summary>Sends the reader on. The rest of the handler still runs: make it the last line.</summary>
    /// <param name="url">A local address, <c>/cases/…</c>; anything else goes to the first page.</param>
    /// <param name="notice">What was done, as a sentence.</param>
    /// <param name="tone">How the notice is meant.</param>
    public void To(string url, string? notice = null, Tone tone = Tone.Good)
    {
        if (notice is not null) notices.Leave(new Notice(notice, tone));
        var http = accessor.HttpContext!;
        // The framework answers 302; 303 is what says "now GET that page" after a POST.
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode == StatusCodes.Status302Found) http.Response.StatusCode = StatusCodes.Status303SeeOther;
            return Task.CompletedTask;
        });
        navigation.NavigateTo(LocalOr(url, "/"));
    }

    /// <summary>The address when it is a path on this site, else the other one; for return addresses from a query.</summary>
    public static string LocalOr(string? url, string otherwise) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : otherwise;
}
