using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Cases.Intake;

/// <summary>
/// Which requests this browser may follow without an account: those whose receipt code was entered here within the last hours. Kept in a protected cookie,
/// so that neither code nor right ever stands in an address.
/// </summary>
internal sealed class TrackGrants(IHttpContextAccessor http, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "nj-track";
    private const int Most = 8;
    private static readonly TimeSpan Valid = TimeSpan.FromHours(12);
    private readonly IDataProtector _protector = protection.CreateProtector("cases.track");
    private List<Guid>? _ids;

    /// <summary>Whether the code of this request was entered here.</summary>
    public bool Has(Guid requestId) => Ids.Contains(requestId);

    /// <summary>Lets this browser follow a request until the cookie ends.</summary>
    public void Give(Guid requestId)
    {
        if (Has(requestId)) return;
        _ids = [requestId, .. Ids.Take(Most - 1)];
        http.HttpContext!.Response.Cookies.Append(
            Cookie, _protector.Protect(string.Join(' ', _ids.Select(id => id.ToString("N")).Prepend(Written(time.GetUtcNow() + Valid)))),
            new() { HttpOnly = true, Secure = http.HttpContext.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true });
    }

    /// <summary>Forgets all of them: on a shared phone.</summary>
    public void Forget()
    {
        _ids = [];
        http.HttpContext!.Response.Cookies.Delete(Cookie);
    }

    private static string Written(DateTimeOffset instant) => instant.UtcTicks.ToString("D20", CultureInfo.InvariantCulture);

    private List<Guid> Ids => _ids ??= Read();

    private List<Guid> Read()
    {
        if (http.HttpContext?.Request.Cookies[Cookie] is not { Length: > 0 } value) return [];
        try
        {
            var parts = _protector.Unprotect(value).Split(' ');
            return string.CompareOrdinal(parts[0], Written(time.GetUtcNow())) < 0 ? [] : [.. parts.Skip(1).Select(id => Guid.ParseExact(id, "N"))];
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return [];
        }
    }
}

/// <summary>Counts wrong receipt codes per sender, so that nobody tries them out; right ones cost nothing.</summary>
internal sealed class TrackAttempts(TimeProvider time)
{
    private const int Most = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _wrong = [];

    /// <summary>Whether this sender must wait.</summary>
    public bool IsBlocked(string sender)
    {
        lock (_lock) return Recent(sender) >= Most;
    }

    /// <summary>One more wrong code.</summary>
    public void Wrong(string sender)
    {
        lock (_lock)
        {
            // Nobody keeps thousands of senders in memory: whoever fills it has made them up.
            if (_wrong.Count > 10_000) _wrong.Clear();
            if (!_wrong.TryGetValue(sender, out var times)) _wrong[sender] = times = new();
            times.Enqueue(time.GetUtcNow());
        }
    }

    /// <summary>The sender as far as it can be told; nothing of it is stored.</summary>
    public static string SenderOf(HttpContext? http) => string.Create(CultureInfo.InvariantCulture, $"{http?.Connection.RemoteIpAddress}");

    private int Recent(string sender)
    {
        if (!_wrong.TryGetValue(sender, out var times)) return 0;
        var since = time.GetUtcNow() - Window;
        while (times.TryPeek(out var oldest) && oldest < since) times.Dequeue();
        if (times.Count == 0) _wrong.Remove(sender);
        return times.Count;
    }
}
