using Microsoft.EntityFrameworkCore;
using Niangjia.Accounts;
using Niangjia.Bench.Load;
using Niangjia.Contracts.Organisation;
using Niangjia.Faults;
using Niangjia.Testing;

namespace Niangjia.Bench.Goals;

/// <summary>What can be chosen for a run.</summary>
internal sealed record GoalOptions(IReadOnlyList<string> Names, IReadOnlyList<Db> Databases, double Seconds, int Rounds, int Size);

/// <summary>
/// A large set with the product on it: the program as it is installed, in a process of its own, and beside it in this process the product's services, which hand out
/// tokens and sessions. A larger set of pages to compare with lies beside it.
/// </summary>
internal sealed class Arena : IAsyncDisposable
{
    /// <summary>Cases in the arena in which most is measured.</summary>
    public const int Usual = 10_000;

    private readonly Dictionary<string, string> _cookies = [];

    private Arena(GoalOptions options, Place place, Cluster? cluster, Server server, Uri address, TestApp app) =>
        (Options, Where, Cluster, Server, Address, App) = (options, place, cluster, server, address, app);

    public GoalOptions Options { get; }

    public Db Db => Where.Db;

    public Place Where { get; }

    public Cluster? Cluster { get; }

    public Server Server { get; }

    public Uri Address { get; }

    public TestApp App { get; }

    /// <summary>The same product on a set of <see cref="GoalOptions.Size"/> cases; null when the run does without.</summary>
    public Arena? Large { get; set; }

    /// <summary>Seconds from the start of the program until it answered.</summary>
    public double Start { get; private init; }

    /// <summary>Seconds from then until the first page was there.</summary>
    public double FirstPage { get; private init; }

    public DateTimeOffset OpenedAt { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>Units to which requests go.</summary>
    public IReadOnlyList<Guid> Communities { get; private set; } = [];

    /// <summary>A token of an officer of a street.</summary>
    public string Token { get; private set; } = "";

    public static async Task<Arena> OpenAsync(GoalOptions options, Place place, Cluster? cluster)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var server = Server.Start(Installation.SettingsOf(place.ConnectionString, place.Folder), Path.Combine(place.Folder, "server.log"));
        try
        {
            var address = await server.Listening.WaitAsync(TimeSpan.FromMinutes(2));
            using var http = new HttpClient { BaseAddress = address };
            (await http.GetAsync("/health")).Dispose();
            var start = watch.Elapsed.TotalSeconds;
            (await http.GetAsync("/")).Dispose();
            var first = watch.Elapsed.TotalSeconds - start;
            var app = TestApp.StartOn(place.ConnectionString, place.Folder, ("Logging:LogLevel:Default", "None"));
            app.Clock.Set(TimeProvider.System.GetUtcNow());
            var arena = new Arena(options, place, cluster, server, address, app) { Start = start, FirstPage = first };
            arena.Communities = [.. (await app.TreeAsync()).All.Where(unit => unit.Kind == UnitKind.CommunityJointUnion).Select(unit => unit.Id)];
            arena.Token = await app.GiveTokenAsync(await arena.AccountAsync("street-officer"));
            return arena;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>The cookie of somebody who can sign in, by user name; they stay signed in.</summary>
    public async Task<string> CookieAsync(string userName)
    {
        if (_cookies.TryGetValue(userName, out var known)) return known;
        using var browser = await App.SignInAsync(await AccountAsync(userName));
        return _cookies[userName] = string.Join("; ", browser.Cookies.Select(one => $"{one.Key}={one.Value}"));
    }

    public Task<Guid> AccountAsync(string userName) => App.InDatabaseAsync(db => db.Set<Account>().Where(account => account.UserName == userName).Select(account => account.Id).SingleAsync());

    /// <summary>Puts a load on the server and counts what it costs whom.</summary>
    public async Task<Reading> LoadAsync(int clients, double seconds, Func<Random, byte[]> call)
    {
        var database = Cluster?.ProcessId;
        var (server, base0, own) = (Processor.Of(Server.Id), Processor.Of(database), Processor.Own());
        var result = await new RawLoad(Address, call).RunAsync(clients, seconds);
        (server, base0, own) = (Processor.Of(Server.Id) - server, Processor.Of(database) - base0, Processor.Own() - own);
        if (result.FirstError is { } said) Console.Error.WriteLine($"    bad answer: {said.ReplaceLineEndings(" ")}");
        var each = 1e6 / Math.Max(1, result.Answers);
        return new(result.Rate) { Median = result.At(0.5), P99 = result.At(0.99), Micros = (server * each, base0 * each, own * each), Errors = result.Errors, Silence = result.LongestSilence };
    }

    public async ValueTask DisposeAsync()
    {
        if (Large is not null) await Large.DisposeAsync();
        Server.Dispose();
        await App.DisposeAsync();
    }
}
