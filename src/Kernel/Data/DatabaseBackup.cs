using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Niangjia.Kernel.Data;

/// <summary>Copies the database as it was at one moment, while people work.</summary>
public static class DatabaseBackup
{
    /// <summary>Writes the copy into a folder: <c>niangjia.db</c>, or for PostgreSQL <c>niangjia.dump</c> in the custom format of pg_dump.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="cancellationToken">Ends the backup.</param>
    /// <param name="filesAsync">Brings what belongs to the backup besides, after the database was copied and before the copy bears its name: a backup that was interrupted has no database.</param>
    /// <returns>Path of the copy.</returns>
    /// <exception cref="InvalidOperationException">The copy is there already, or pg_dump failed.</exception>
    public static async Task<string> WriteAsync(string connectionString, string folder, CancellationToken cancellationToken, Func<Task>? filesAsync = null)
    {
        Directory.CreateDirectory(folder);
        var postgres = DatabaseSetup.ProviderOf(connectionString) == DatabaseProvider.Postgres;
        var file = Path.Combine(folder, postgres ? "niangjia.dump" : "niangjia.db");
        if (File.Exists(file)) throw new InvalidOperationException($"{file} is there already.");
        await WholeAsync(file, async part =>
        {
            if (postgres) await DumpAsync(new NpgsqlConnectionStringBuilder(connectionString), part, cancellationToken);
            else await VacuumAsync(connectionString, part, cancellationToken);
            if (filesAsync is not null) await filesAsync();
        });
        return file;
    }

    /// <summary>Copies a database of SQLite as of one moment into a file, in the place of an earlier copy.</summary>
    internal static Task CopyAsync(string connectionString, string file, CancellationToken cancellationToken) => WholeAsync(file, part => VacuumAsync(connectionString, part, cancellationToken));

    /// <summary>Makes a file under another name first: what was cut off by a full disk or a kill is never taken for a backup.</summary>
    public static async Task WholeAsync(string file, Func<string, Task> makeAsync)
    {
        var part = file + ".part";
        File.Delete(part);
        await makeAsync(part);
        File.Move(part, file, overwrite: true);
    }

    private static async Task VacuumAsync(string connectionString, string file, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task DumpAsync(NpgsqlConnectionStringBuilder server, string file, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("pg_dump", ["--format=custom", "--no-owner", "--file", file, "--host", server.Host!, "--port", $"{server.Port}", "--username", server.Username ?? "", server.Database!])
        {
            RedirectStandardError = true,
        };
        if (server.Password is { Length: > 0 } password) start.Environment["PGPASSWORD"] = password;
        using var dump = Process.Start(start)!;
        var said = await dump.StandardError.ReadToEndAsync(cancellationToken);
        await dump.WaitForExitAsync(cancellationToken);
        if (dump.ExitCode != 0) throw new InvalidOperationException($"pg_dump failed: {said}");
    }
}
