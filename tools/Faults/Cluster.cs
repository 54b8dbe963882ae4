using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>A PostgreSQL of its own that writes as an installation does, and that can be stopped as a power cut would. It listens on a Unix socket only.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string _data;
    private readonly string _socket = TestFolder.New();

    private Cluster(string data) => _data = data;

    public string ConnectionString => ConnectionStringOf("niangjia");

    /// <summary>For PostgreSQL's own programs: where the cluster is and as whom.</summary>
    public string Client => $"-h {_socket} -U niangjia";

    /// <summary>The process all others of the cluster come from.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_data, "postmaster.pid")).First(), null);

    /// <summary>Another database of the cluster.</summary>
    public string ConnectionStringOf(string database) => $"Host={_socket};Username=niangjia;Database={database};Timeout=15";

    /// <summary>Makes a cluster with an empty database and starts it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="small">For a small disk; otherwise with the settings that PostgreSQL comes with.</param>
    public static async Task<Cluster> MakeAsync(string folder, bool small = true)
    {
        var sizes = small ? "shared_buffers = 32MB\nmin_wal_size = 2MB\nmax_wal_size = 32MB" : "";
        var cluster = new Cluster(Path.Combine(folder, "postgres"));
        Directory.CreateDirectory(cluster._data);
        await Guard.DoAsync($$"""
            set -e
            if [ "$(id -u)" = 0 ]; then chown postgres {{cluster._data}} {{cluster._socket}}; chmod 700 {{cluster._data}}; fi
            {{As}} {{PostgresCluster.Binaries}}/initdb -D {{cluster._data}} -U niangjia -A trust -E UTF8 --locale=C.UTF-8 --no-sync{{(small ? " --wal-segsize=1" : "")}}
            cat >>{{cluster._data}}/postgresql.conf <<END
            unix_socket_directories = '{{cluster._socket}}'
            listen_addresses = ''
            max_connections = 100
            {{sizes}}
            END
            """.ReplaceLineEndings("\n"));
        await cluster.StartAsync();
        await Guard.DoAsync($"{As} {PostgresCluster.Binaries}/createdb -h {cluster._socket} -U niangjia niangjia");
        Guard.IfWeDie($"[ -d {cluster._data} ]", $"{As} {PostgresCluster.Binaries}/pg_ctl -D {cluster._data} -m immediate stop; rm -rf {cluster._socket}");
        return cluster;
    }

    public Task StartAsync() => Guard.DoAsync($"cd / && {As} {PostgresCluster.Binaries}/pg_ctl -D {_data} -l {_socket}/server.log -w -t 60 start >/dev/null 2>&1 || {{ tail -5 {_socket}/server.log; exit 1; }}");

    /// <summary>As if the machine had lost power: nothing is written any more, the next start recovers.</summary>
    public Task StopAtOnceAsync() => Guard.RunAsync($"{As} {PostgresCluster.Binaries}/pg_ctl -D {_data} -m immediate -w stop");

    /// <summary>Starts it if a full disk has ended it.</summary>
    public async Task BeUpAsync()
    {
        // It may be on its way down or up by itself.
        for (var tries = 0; tries < 30; tries++)
        {
            if ((await Guard.RunAsync($"{As} {PostgresCluster.Binaries}/pg_ctl -D {_data} status")).Code == 0)
            {
                if ((await Guard.RunAsync($"{PostgresCluster.Binaries}/pg_isready -q -t 2 -h {_socket} -U niangjia -d niangjia")).Code == 0) return;
            }
            else if ((await Guard.RunAsync($"{As} {PostgresCluster.Binaries}/pg_ctl -D {_data} -l {_socket}/server.log -w -t 60 start >/dev/null 2>&1")).Code == 0) return;
            await Task.Delay(300);
        }
        throw new InvalidOperationException($"PostgreSQL does not come back, see {_socket}/server.log.");
    }

    /// <summary>What the operator does with a dump: docs/operations.md.</summary>
    public Task RestoreAsync(string dump) => Guard.DoAsync($"{PostgresCluster.Binaries}/pg_restore --no-owner -h {_socket} -U niangjia -d niangjia {dump}");

    public async ValueTask DisposeAsync()
    {
        await StopAtOnceAsync();
        await Guard.RunAsync($"rm -rf {_data} {_socket}");
    }

    // PostgreSQL refuses to run as root, so root starts it as the user the Debian package made.
    private static string As { get; } = Environment.IsPrivilegedProcess ? "setpriv --reuid=postgres --regid=postgres --clear-groups --" : "";
}
