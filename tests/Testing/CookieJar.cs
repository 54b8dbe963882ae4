using Microsoft.Net.Http.Headers;

namespace Niangjia.Testing;

/// <summary>
/// The cookies of one <see cref="Browser"/>. The framework's own container expires cookies by the real time;
/// this one asks the clock of the test.
/// </summary>
internal sealed class CookieJar(TimeProvider clock)
{
    private readonly Dictionary<string, (string Value, DateTimeOffset? Until)> _cookies = new(StringComparer.Ordinal);

    public string? this[string name] => _cookies.TryGetValue(name, out var cookie) && Lives(cookie.Until) ? cookie.Value : null;

    public IReadOnlyDictionary<string, string> All => _cookies.Where(cookie => Lives(cookie.Value.Until)).ToDictionary(cookie => cookie.Key, cookie => cookie.Value.Value);

    public void Send(HttpRequestMessage request)
    {
        var pairs = _cookies.Where(cookie => Lives(cookie.Value.Until)).Select(cookie => $"{cookie.Key}={cookie.Value.Value}").ToList();
        if (pairs.Count > 0) request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", pairs));
    }

    public void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines)) return;
        foreach (var cookie in SetCookieHeaderValue.ParseList([.. lines]))
        {
            var until = cookie.MaxAge is { } age ? clock.GetUtcNow() + age : cookie.Expires;
            _cookies[cookie.Name.ToString()] = (cookie.Value.ToString(), until);
        }
    }

    public void Set(string name, string value) => _cookies[name] = (value, null);

    public void Clear() => _cookies.Clear();

    private bool Lives(DateTimeOffset? until) => until is null || until > clock.GetUtcNow();
}
