using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Niangjia.Kernel.Data;

/// <summary>
/// Nodes that start together on one PostgreSQL migrate and seed one after the other; the second finds everything done. It holds a
/// connection of its own, so that it is released whatever becomes of the work. A SQLite file belongs to one node.
/// </summary>
internal sealed class SetupLock : IAsyncDisposable
{
    private const long Key = 0x4E69616E676A6961; // "Niangjia"
    private readonly NpgsqlConnection? _connection;

    private SetupLock(NpgsqlConnection? connection) => _connection = connection;

    public static async Task<SetupLock> TakeAsync(AppDbContext db, string connectionString, CancellationToken cancellationToken)
    {
        if (!db.Dialect.IsPostgres) return new(null);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken)) await creator.CreateAsync(cancellationToken);
        // Not pooled: closing it must end the lock.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({Key})", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new(connection);
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
