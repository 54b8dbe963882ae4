using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;

namespace Niangjia.Faults;

/// <summary>What a client was answered: a status, and what tells one answer from another.</summary>
internal readonly record struct Reply(int Status, string Said)
{
    /// <summary>The client was told that it is done.</summary>
    public bool IsDone => Status is (>= 200 and < 300) or 303;

    /// <summary>The same answer as the second time: a secret of it is told once only.</summary>
    public bool IsAgain(Reply other, string? secret) => Status == other.Status && (secret is null ? Said == other.Said : Without(Said, secret) == Without(other.Said, secret));

    /// <summary>The client was told that it was not done and why.</summary>
    public bool IsRefused => Status is >= 400 and < 500;

    private static string Without(string said, string secret) => Regex.Replace(said, $"(?<=\"{secret}\":)(\"[^\"]*\"|null)", "null");
}

/// <summary>Something a client asked for, and what it would take to ask for it again.</summary>
/// <param name="Kind">What it is, for the report.</param>
/// <param name="Mark">Stands in what it writes, and nowhere else.</param>
/// <param name="Trace">Where it must be found in the database, as what follows <c>select count(*) from</c>.</param>
/// <param name="SendAsync">Sends it, with the same key each time.</param>
/// <param name="MayRepeat">Whether it has a key, so that sending it twice does it once.</param>
/// <param name="Secret">Member of the answer that is told the first time only.</param>
internal sealed record Deed(string Kind, string Mark, Func<SqlWords, string> Trace, Func<Task<Reply>> SendAsync, bool MayRepeat = true, string? Secret = null)
{
    /// <summary>When it was sent first, in UTC.</summary>
    public DateTimeOffset SentAt { get; init; } = TimeProvider.System.GetUtcNow();

    /// <summary>What the client heard at first; null when it heard nothing.</summary>
    public Reply? First { get; set; }

    /// <summary>What it heard when it asked again after the fault.</summary>
    public Reply? Again { get; set; }

    /// <summary>Told that it is done, one time or the other.</summary>
    public bool IsDone => First is { IsDone: true } || Again is { IsDone: true };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Mark} (first {First?.Status.ToString(CultureInfo.InvariantCulture) ?? "no answer"}, again {Again?.Status.ToString(CultureInfo.InvariantCulture) ?? "–"})");
}

/// <summary>Everything that was asked for, written down before it is sent.</summary>
internal sealed class Ledger(string series)
{
    private readonly ConcurrentQueue<Deed> _deeds = new();
    private int _count;

    public IReadOnlyCollection<Deed> Deeds => _deeds;

    /// <summary>A word that stands nowhere else.</summary>
    public string NewMark() => string.Create(CultureInfo.InvariantCulture, $"{series}x{Interlocked.Increment(ref _count)}z");

    /// <summary>How often a client was told that something is done.</summary>
    public int Done => _deeds.Count(deed => deed.First is { IsDone: true });

    /// <summary>Sends a deed; true when the client was told that it is done. Whoever heard nothing waits a moment.</summary>
    public async Task<bool> DoAsync(Deed deed)
    {
        _deeds.Enqueue(deed);
        deed.First = await TryAsync(deed);
        if (deed.First is null) await Task.Delay(600);
        return deed.First is { IsDone: true };
    }

    /// <summary>
    /// After the fault each client that heard nothing asks again, as a phone or a program does, and so do some that heard. Returns what was answered differently.
    /// </summary>
    public async Task<IReadOnlyList<string>> AskAgainAsync(Random dice)
    {
        var wrong = new List<string>();
        foreach (var deed in _deeds.Where(deed => deed.MayRepeat && (deed.First is not { IsDone: true } || dice.Next(3) == 0)))
        {
            deed.Again = await TryAsync(deed);
            if (deed.Again is not { } again || !(again.IsDone || again.IsRefused)) wrong.Add($"still no answer: {deed}");
            else if (deed.First is { IsDone: true } first && !again.IsAgain(first, deed.Secret)) wrong.Add($"another answer: {deed}, {first.Said} → {again.Said}");
            else if (again is { Status: 409 } && deed.First is not { IsRefused: true } && again.Said.Contains("same", StringComparison.OrdinalIgnoreCase)) wrong.Add($"never answered: {deed}, {again.Said}");
        }
        return wrong;
    }

    /// <summary>One attempt; no answer when the line broke or the program said that something failed.</summary>
    private static async Task<Reply?> TryAsync(Deed deed)
    {
        try
        {
            var reply = await deed.SendAsync();
            return reply.Status < 500 ? reply : null;
        }
        catch (Exception e) when (IsBrokenLine(e))
        {
            return null;
        }
    }

    /// <summary>What a client meets while the other side is down.</summary>
    public static bool IsBrokenLine(Exception e) => e is HttpRequestException or IOException or OperationCanceledException or ShouldAssertException;
}
