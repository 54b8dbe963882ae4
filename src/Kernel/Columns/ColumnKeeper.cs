using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Columns;

/// <summary>What the journal says has changed: <see cref="JournalEntry.SubjectKind"/> and id.</summary>
public readonly record struct ChangedSubject(string Kind, Guid Id);

/// <summary>
/// A table of columns and how its rows are read from the database; a singleton of the module whose rows they are. Its queries give what <see cref="ColumnLayout.Fields"/>
/// counts, in that order and nothing else; the database answers them, nothing of them is worked out in the process.
/// </summary>
public interface IColumnFeed
{
    /// <summary>The rows in memory.</summary>
    ColumnTable Table { get; }

    /// <summary>The rows of a stretch of keys, or all there are, in the order of their keys.</summary>
    IQueryable RowsIn(AppDbContext db, ColumnStretch? stretch);

    /// <summary>The rows that these changes touch; null when none.</summary>
    IQueryable? Changed(AppDbContext db, IReadOnlyCollection<ChangedSubject> changes);
}

/// <summary>Reading what a feed gives.</summary>
public static class ColumnReading
{
    /// <summary>All rows anew, beside those the feed has; shows nobody anything.</summary>
    public static async Task<ColumnTable> ReadAsync(this IColumnFeed feed, AppDbContext db, CancellationToken cancellationToken)
    {
        var table = new ColumnTable(feed.Table.Layout);
        table.Become(await FillAsync(feed, db, cancellationToken));
        return table;
    }

    internal static async Task<ColumnFill> FillAsync(this IColumnFeed feed, AppDbContext db, CancellationToken cancellationToken)
    {
        var fill = new ColumnFill(feed.Table.Layout);
        await ColumnDialect.ReadAsync(db, feed.RowsIn(db, null), fill.Rows, fill.Pack, cancellationToken);
        fill.Finish();
        return fill;
    }

    internal static async Task<IReadOnlySet<string>> FollowAsync(this IColumnFeed feed, AppDbContext db, IReadOnlyCollection<ChangedSubject> changes, CancellationToken cancellationToken)
    {
        if (feed.Changed(db, changes) is not { } changed) return new HashSet<string>();
        var rows = feed.Table.Draft();
        await ColumnDialect.ReadAsync(db, changed, rows, null, cancellationToken);
        var (units, forgotten) = (new HashSet<string>(StringComparer.Ordinal), feed.Table.Forgotten(rows));
        foreach (var stretch in forgotten)
        {
            var all = feed.Table.Draft();
            await ColumnDialect.ReadAsync(db, feed.RowsIn(db, stretch), all, null, cancellationToken);
            units.UnionWith(feed.Table.Replace(stretch, all));
        }
        units.UnionWith(feed.Table.Write(rows, forgotten));
        return units;
    }
}

/// <summary>Registration of feeds.</summary>
public static class ColumnServices
{
    /// <summary>Adds a feed; it can be asked for by its own type too.</summary>
    public static IServiceCollection AddColumns<TFeed>(this IServiceCollection services) where TFeed : class, IColumnFeed =>
        services.AddSingleton<TFeed>().AddSingleton<IColumnFeed>(provider => provider.GetRequiredService<TFeed>());

    internal static IServiceCollection AddColumnKeeper(this IServiceCollection services) => services.AddSingleton<ColumnKeeper>().AddHostedService<ColumnWorker>();
}

/// <summary>
/// Keeps the columns of this process in step with the database: reads all rows once and from then on, after each commit, those the journal says have
/// changed. Reading one twice does no harm, so every process follows with a place of its own that is kept nowhere.
/// </summary>
public sealed class ColumnKeeper(IServiceScopeFactory scopes, IEnumerable<IColumnFeed> feeds, TimeProvider clock) : IDisposable
{
    private const int Batch = 1000;
    private readonly SemaphoreSlim _turn = new(1);
    private JournalPlace? _place;
    private long _asOfTicks;

    /// <summary>Up to when the columns hold everything that was committed, UTC; null while they are being filled.</summary>
    public DateTimeOffset? AsOf => Interlocked.Read(ref _asOfTicks) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>How many rows are in memory.</summary>
    public long Rows => feeds.Sum(feed => (long)feed.Table.Current.Count);

    /// <summary>What they take.</summary>
    public long Bytes => feeds.Sum(feed => feed.Table.Current.Bytes);

    /// <summary>Rows were written: the units they belong or belonged to.</summary>
    public event Action<IReadOnlySet<string>>? Written;

    /// <summary>Fills the tables the first time, and reads what has changed since every other.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var now = clock.GetUtcNow();
            _place ??= await FillAsync(db, cancellationToken);
            while (await FollowAsync(db, _place, cancellationToken) == Batch) ;
            Interlocked.Exchange(ref _asOfTicks, now.UtcTicks);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<JournalPlace> FillAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        // The place first: what changes while the rows are read is read again.
        var horizon = await db.Dialect.OldestRunningTransactionAsync(db, cancellationToken);
        var last = await db.Set<JournalEntry>().AsNoTracking().Where(row => row.Transaction < horizon)
            .OrderByDescending(row => row.Transaction).ThenByDescending(row => row.Number).Select(row => new { row.Transaction, row.Number }).FirstOrDefaultAsync(cancellationToken);
        foreach (var feed in feeds) feed.Table.Become(await feed.FillAsync(db, cancellationToken));
        return new() { Reader = "columns", Transaction = last?.Transaction ?? 0, Number = last?.Number ?? 0 };
    }

    private async Task<int> FollowAsync(AppDbContext db, JournalPlace place, CancellationToken cancellationToken)
    {
        var horizon = await db.Dialect.OldestRunningTransactionAsync(db, cancellationToken);
        var told = await db.Set<JournalEntry>().AsNoTracking().After(place, horizon).Take(Batch)
            .Select(row => new { row.Transaction, row.Number, row.SubjectKind, row.SubjectId }).ToListAsync(cancellationToken);
        if (told.Count == 0) return 0;
        var changes = told.Select(row => new ChangedSubject(row.SubjectKind, row.SubjectId)).ToHashSet();
        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feed in feeds) units.UnionWith(await feed.FollowAsync(db, changes, cancellationToken));
        (place.Transaction, place.Number) = (told[^1].Transaction, told[^1].Number);
        if (units.Count > 0) Written?.Invoke(units);
        return told.Count;
    }
}

/// <summary>Keeps the columns while the program runs: at once after a commit of this process, every second for those of others.</summary>
internal sealed partial class ColumnWorker(ColumnKeeper keeper, JournalBell bell, IConfiguration configuration, TimeProvider clock, ILogger<ColumnWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("Jobs:Enabled", true)) return;
        // The program need not wait for the first filling.
        await Task.Yield();
        var began = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ring = bell.NextRing;
                var isFirst = keeper.AsOf is null;
                await keeper.CatchUpAsync(stoppingToken);
                if (isFirst) Filled(keeper.Rows, keeper.Bytes / 1_000_000, clock.GetElapsedTime(began));
                await JournalBell.WaitAsync(ring, TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; the board says how old its figures are.
                FollowingFailed(e);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Rows} rows of figures are in memory, {Megabytes} MB, after {Time}")]
    private partial void Filled(long rows, long megabytes, TimeSpan time);

    [LoggerMessage(Level = LogLevel.Error, Message = "The columns could not follow the journal")]
    private partial void FollowingFailed(Exception exception);
}
