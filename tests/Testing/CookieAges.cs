using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Niangjia.Testing;

/// <summary>
/// A real browser lives in real time and would throw away a cookie that, by the clock of the test, has yet to expire. An age says the
/// same without naming a day.
/// </summary>
internal sealed class CookieAges(TimeProvider clock) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Response.OnStarting(() =>
            {
                Rewrite(context.Response.Headers);
                return Task.CompletedTask;
            });
            return following(context);
        });
        next(app);
    };

    private void Rewrite(IHeaderDictionary headers)
    {
        if (headers.SetCookie.Count == 0 || !SetCookieHeaderValue.TryParseList([.. headers.SetCookie!], out var cookies)) return;
        foreach (var cookie in cookies.Where(cookie => cookie is { Expires: not null, MaxAge: null }))
        {
            var age = cookie.Expires!.Value - clock.GetUtcNow();
            (cookie.Expires, cookie.MaxAge) = (null, age > TimeSpan.Zero ? age : TimeSpan.Zero);
        }
        headers.SetCookie = cookies.Select(cookie => cookie.ToString()).ToArray();
    }
}
