using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Niangjia.Testing;

/// <summary>Listens to what one app asks its database: <c>using var sql = app.WatchSql();</c>. Messages rest meanwhile, since carrying them asks too.</summary>
public sealed class SqlWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<string> _commands = [];
    private readonly string _place;

    internal SqlWatch(string connectionString)
    {
        _place = connectionString.Contains("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnectionStringBuilder(connectionString).Database!
            : Path.GetFileName((string)new DbConnectionStringBuilder { ConnectionString = connectionString }["Data Source"]);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Every command so far.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands) return [.. _commands];
        }
    }

    /// <summary>Those that only read.</summary>
    public IReadOnlyList<string> Reads => [.. Commands.Where(command => command.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))];

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        lock (_commands) _commands.Clear();
    }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name) _subscriptions.Add(listener.Subscribe(this, (name, _, _) => name == RelationalEventId.CommandExecuted.Name));
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is not CommandExecutedEventData { Command: { Connection: { } connection } command }) return;
        if (connection.Database != _place && Path.GetFileName(connection.DataSource) != _place) return;
        lock (_commands) _commands.Add(command.CommandText);
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}

/// <summary>Begins to listen.</summary>
public static class SqlWatches
{
    /// <summary>Listens to what this app asks its database from now on.</summary>
    public static SqlWatch WatchSql(this TestApp app)
    {
        app.KeepsMessages = true;
        return new(app.Place.ConnectionString);
    }
}
