using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Niangjia.Kernel.Data;

/// <summary>Which database, and where.</summary>
public enum DatabaseProvider
{
    /// <summary>One file beside the program; needs no server.</summary>
    Sqlite,
    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary>Chooses the provider and brings the schema up to date.</summary>
public static class DatabaseSetup
{
    // A case has many kinds of parts: one query would multiply them with each other. A part changed between two queries is found by the version when saving.
    private const QuerySplittingBehavior Split = QuerySplittingBehavior.SplitQuery;

    /// <summary>A connection string with <c>Host=</c> is PostgreSQL, any other is SQLite.</summary>
    public static DatabaseProvider ProviderOf(string connectionString) =>
        connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? DatabaseProvider.Postgres : DatabaseProvider.Sqlite;

    /// <summary>Points a context at the database named by the connection string.</summary>
    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder options, string connectionString)
    {
        // Counting to a thousand takes any thousand; lists are put in order by Paging.
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        if (ProviderOf(connectionString) == DatabaseProvider.Postgres)
            return options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly("Niangjia.Migrations.Postgres").UseQuerySplittingBehavior(Split));
        return options
            .UseSqlite(SqliteOf(connectionString), sqlite => sqlite.MigrationsAssembly("Niangjia.Migrations.Sqlite").UseQuerySplittingBehavior(Split))
            .AddInterceptors(SqlitePragmas.Instance);
    }

    // A shared cache would turn reads that meet a writer into errors; WAL with private caches does not.
    internal static string SqliteOf(string connectionString, bool pooling = true) =>
        new SqliteConnectionStringBuilder(connectionString) { Cache = SqliteCacheMode.Private, ForeignKeys = true, DefaultTimeout = 30, Pooling = pooling }.ToString();

    /// <summary>A sentence for the operator when a newer program has changed the database, which this one would damage; null when it is ours, empty or out of reach.</summary>
    public static async Task<string?> FindNewerSchemaAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        return await SchemaUpdate.FindNewerAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), cancellationToken);
    }

    /// <summary>Applies what is missing of the migrations, then lets every <see cref="ISchemaPart"/> add its own.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="fromModel">
    /// Makes an empty database straight from the model instead: for tests, which start thousands of databases. Another test
    /// proves that the migrations lead to the same schema.
    /// </param>
    /// <param name="cancellationToken">Ends the update.</param>
    public static async Task UpdateDatabaseAsync(this IServiceProvider services, bool fromModel = false, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access.CurrentUser>().BecomeSystem("setup");
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var connectionString = scope.ServiceProvider.GetRequiredService<IConfiguration>().GetConnectionString("Niangjia")!;
        await using var alone = await SetupLock.TakeAsync(db, connectionString, cancellationToken);
        if (fromModel) await db.Database.EnsureCreatedAsync(cancellationToken);
        else await SchemaUpdate.RunAsync(db, connectionString, scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger<SchemaUpdate>(), cancellationToken);
        foreach (var part in scope.ServiceProvider.GetServices<ISchemaPart>().OrderBy(part => part.Order))
            await part.EnsureAsync(db, cancellationToken);
    }
}

/// <summary>Something to make or seed once the tables are there. Must be idempotent: it runs at every start.</summary>
public interface ISchemaPart
{
    /// <summary>Small first.</summary>
    int Order => 0;

    /// <summary>Makes what is missing.</summary>
    Task EnsureAsync(AppDbContext db, CancellationToken cancellationToken);
}

internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // What was acknowledged must survive a power cut, hence FULL.
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA cache_size=-32000;";

    // A backup is no write-ahead file yet, and who only looks whether it is there cannot make it one.
    private const string ToRead = "PRAGMA busy_timeout=30000; PRAGMA cache_size=-32000;";

    // A connection of the pool keeps what it was told; opening one happens for each query.
    private readonly ConditionalWeakTable<object, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsNew(connection)) Set(connection);
    }

    public static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    private bool IsNew(DbConnection connection) => connection is not SqliteConnection { Handle: { } handle } || _told.TryAdd(handle, this);

    private static string For(DbConnection connection) => connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? ToRead : Pragmas;

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsNew(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
