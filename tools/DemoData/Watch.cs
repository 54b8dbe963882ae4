using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.DemoData;

/// <summary>Sees in what is saved whether a reaction or the sweep has something to do, so that neither is asked in vain thousands of times.</summary>
internal sealed class Watch : SaveChangesInterceptor
{
    private bool _told;
    private bool _clocks;

    /// <summary>Kinds of events somebody reacts to.</summary>
    public IReadOnlySet<string> Kinds { get; set; } = new HashSet<string>();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries())
        {
            if (entry.State == EntityState.Unchanged) continue;
            if (entry.Entity is JournalEntry row) _told |= Kinds.Contains(row.Kind);
            else if (entry.Entity is Clock) _clocks = true;
        }
        return ValueTask.FromResult(result);
    }

    public bool TakeReaction() => Take(ref _told);

    public bool TakeClock() => Take(ref _clocks);

    private static bool Take(ref bool flag)
    {
        var was = flag;
        flag = false;
        return was;
    }
}

/// <summary>
/// A database that is thrown away when its making is interrupted need not be written to disk at each of forty thousand commits; the whole is, before it
/// is put in its place.
/// </summary>
internal sealed class Unflushed : DbConnectionInterceptor
{
    public static readonly Unflushed Instance = new();

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is not SqliteConnection) return; // PostgreSQL is told in the connection string.
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
