using System.Diagnostics;
using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>One Niangjia as somebody installs it: the program, its database and its data folder on one small disk.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private const int Megabytes = 384;

    private readonly string _log = Path.Combine(TestFolder.New(), "server.log");
    private readonly HttpClient _http;
    private volatile Server? _server;
    private volatile Uri? _address;

    private Installation(Db db, SmallDisk disk, Cluster? cluster)
    {
        (Db, Disk, Cluster, DataFolder) = (db, disk, cluster, Path.Combine(disk.Folder, "data"));
        ConnectionString = cluster?.ConnectionString ?? $"Data Source={Path.Combine(DataFolder, "niangjia.db")}";
        _http = new(new Door(this) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) } })
        {
            BaseAddress = new("http://localhost"),
            Timeout = TimeSpan.FromSeconds(45),
        };
    }

    public Db Db { get; }

    public SmallDisk Disk { get; }

    public Cluster? Cluster { get; }

    public string DataFolder { get; }

    public string ConnectionString { get; }

    /// <summary>What the program said.</summary>
    public string Log => _log;

    public bool IsRunning => _server is { IsRunning: true };

    /// <summary>Whether the program runs and has begun to listen.</summary>
    public bool Answers => _address is not null && IsRunning;

    /// <summary>A place with an empty database; nothing runs yet.</summary>
    public static async Task<Installation> MakeAsync(Db db)
    {
        var disk = await SmallDisk.MakeAsync(Megabytes);
        var place = new Installation(db, disk, db == Db.Postgres ? await Cluster.MakeAsync(disk.Folder) : null);
        Directory.CreateDirectory(place.DataFolder);
        return place;
    }

    /// <summary>Starts the program and waits until it answers.</summary>
    public async Task StartAsync()
    {
        BeginStart();
        _address = await _server!.Listening.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Starts the program and does not wait.</summary>
    public void BeginStart()
    {
        var former = _server;
        former?.Kill();
        _address = null;
        former?.Dispose();
        _server = Server.Start(Settings, _log);
    }

    public void Kill() => _server?.Kill();

    public Task FillDiskAsync() => Disk.FillAsync(_server?.Id);

    public Task FreeDiskAsync() => Disk.FreeAsync(IsRunning ? _server!.Id : null);

    /// <summary>A person at a device that reaches this installation, wherever it runs now.</summary>
    public Browser Browser() => new(_http, TimeProvider.System);

    /// <summary>Sends a call of a program.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>One of the operator's commands; its exit code and what it said.</summary>
    public Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Server.Program, .. words]) { WorkingDirectory = Path.GetDirectoryName(Server.Program) };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        start.Environment["PATH"] += ":" + PostgresCluster.Binaries;
        return Shell.RunAsync(start);
    }

    /// <summary>Puts a backup into this place, which has an empty database: «Restore» of docs/operations.md.</summary>
    /// <param name="backup">Folder that the command <c>backup</c> wrote.</param>
    /// <param name="keys">Where the keys were kept.</param>
    public async Task RestoreAsync(string backup, string keys)
    {
        if (Cluster is not null) await Cluster.RestoreAsync(Path.Combine(backup, "niangjia.dump"));
        else File.Copy(Path.Combine(backup, "niangjia.db"), Path.Combine(DataFolder, "niangjia.db"));
        await Guard.DoAsync($"cp -r {keys} {DataFolder}/keys; if [ -d {backup}/files ]; then cp -r {backup}/files {DataFolder}/files; fi");
    }

    public async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        if (Cluster is not null) await Cluster.DisposeAsync();
        await Disk.DisposeAsync();
        _http.Dispose();
    }

    private Dictionary<string, string> Settings => SettingsOf(ConnectionString, DataFolder);

    /// <summary>How the program runs on a database and a data folder under a load that comes from one address.</summary>
    public static Dictionary<string, string> SettingsOf(string connectionString, string dataFolder) => new()
    {
        ["ConnectionStrings__Niangjia"] = connectionString,
        ["Data__Folder"] = dataFolder,
        ["Accounts__FirstAdministrators"] = "false",
        // All clients of ours share one address.
        ["Accounts__SignInsAMinute"] = "100000",
        ["Api__CallsAMinute"] = "10000000",
        ["Web__PostsAMinute"] = "10000000",
        ["Logging__LogLevel__Default"] = "Warning",
    };

    /// <summary>Leads every call to where the program listens now: a restart takes another port.</summary>
    private sealed class Door(Installation place) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (place._address is not { } address || !place.IsRunning) throw new HttpRequestException("Nobody answers.");
            request.RequestUri = new(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
