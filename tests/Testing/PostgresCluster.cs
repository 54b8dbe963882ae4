using System.Diagnostics;
using Npgsql;

namespace Niangjia.Testing;

/// <summary>
/// A private PostgreSQL that lives as long as this test process: no port, no password, no fsync, a Unix socket in a
/// temporary folder. A watching shell stops it even if the process is killed.
/// <c>NIANGJIA_TEST_DURABLE=1</c> (the benchmarks) makes it write as an installation does.
/// <c>NIANGJIA_TEST_POSTGRES</c> (a connection string that may create databases) takes a server of yours instead.
/// </summary>
public static class PostgresCluster
{
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Where <c>initdb</c>, <c>pg_dump</c> and their like are: of the newest version there is.</summary>
    public static string Binaries { get; } = FindBinaries();

    /// <summary>A connection string to the database <c>postgres</c> of the running cluster; starts it on the first call.</summary>
    public static Task<string> AdminAsync() => Started.Value;

    /// <summary>The same server, another database.</summary>
    public static async Task<string> ForAsync(string database) =>
        new NpgsqlConnectionStringBuilder(await AdminAsync()) { Database = database }.ConnectionString;

    /// <summary>Runs one statement as the administrator.</summary>
    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await AdminAsync());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("NIANGJIA_TEST_POSTGRES") is { Length: > 0 } given) return given;

        var folder = Directory.CreateTempSubdirectory("niangjia-pg").FullName;
        var speed = Environment.GetEnvironmentVariable("NIANGJIA_TEST_DURABLE") == "1" ? "" : "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off";
        // PostgreSQL refuses to run as root, so root starts it as the user the Debian package made.
        var script = $$"""
            set -e
            export PATH="{{Binaries}}:$PATH"
            as=; if [ "$(id -u)" = 0 ]; then chown postgres {{folder}}; as="setpriv --reuid=postgres --regid=postgres --clear-groups --"; fi
            cd {{folder}}
            $as initdb -D {{folder}}/data -U niangjia -A trust -E UTF8 --locale=C.UTF-8 --no-sync >{{folder}}/initdb.log 2>&1
            $as pg_ctl -D {{folder}}/data -l {{folder}}/server.log -w -o "-k {{folder}} -c listen_addresses= -c max_connections=300 -c shared_buffers=64MB {{speed}}" start >/dev/null 2>&1
            echo started
            exec >/dev/null 2>&1
            while kill -0 {{Environment.ProcessId}}; do sleep 1; done
            $as pg_ctl -D {{folder}}/data -m immediate stop || true
            rm -rf {{folder}}
            """;
        var shell = Process.Start(new ProcessStartInfo("setsid", ["bash", "-c", script]) { RedirectStandardOutput = true })!;
        if (await shell.StandardOutput.ReadLineAsync() != "started")
            throw new InvalidOperationException($"PostgreSQL did not start, see {folder}. ./test installs it; NIANGJIA_TEST_DB=Sqlite runs without.");
        return $"Host={folder};Username=niangjia;Database=postgres;Include Error Detail=true;Timeout=30";
    }

    private static string FindBinaries()
    {
        const string debian = "/usr/lib/postgresql";
        if (!Directory.Exists(debian)) return "/usr/local/bin";
        return Directory.GetDirectories(debian).OrderBy(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Last() + "/bin";
    }
}
