using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Delivery;

/// <summary>Carries what is due.</summary>
public interface IDeliveryPump
{
    /// <summary>Carries everything that is due now; returns how much was tried.</summary>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Takes parcels by a lease in the database, so that of several nodes one carries each; what a node that died had taken is taken again when the lease ends.
/// Places are served side by side, what goes to one place one after the other. What came of it is written down for several at once, at the latest when a
/// moment has passed: so much is sent twice should the program die in it. A program that stops finishes what it has begun to send, writes that down and gives the
/// rest back at once.
/// </summary>
public sealed partial class DeliveryPump<TParcel>(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeliveryPump<TParcel>> log) : IDeliveryPump where TParcel : Parcel
{
    private const int Batch = 500;
    private const int MostPlaces = 32;
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(30);

    // How long one slow place may keep the others from their next turn.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    // What has arrived although writing that down failed: it is written down next time, and not sent twice.
    private readonly ConcurrentDictionary<Guid, Carried> _arrived = new();

    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        for (var done = 0; ;)
        {
            var (lease, until) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow() + Lease);
            var lanes = await ClaimAsync(lease, until, cancellationToken);
            if (lanes.Count == 0) return done;
            try
            {
                await Parallel.ForEachAsync(
                    lanes, new ParallelOptions { MaxDegreeOfParallelism = MostPlaces, CancellationToken = cancellationToken },
                    async (lane, stop) => await CarryAsync(lane, lease, stop));
            }
            finally
            {
                if (cancellationToken.IsCancellationRequested) await PutBackAsync([.. lanes.SelectMany(lane => lane)], lease, TimeSpan.Zero);
            }
            done += lanes.Sum(lane => lane.Count);
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<Guid>>> ClaimAsync(Guid lease, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.GetUtcNow();
        var due = db.Set<TParcel>().Where(parcel => parcel.State == ParcelState.Waiting && parcel.NextTryAt <= now && (parcel.LeasedUntil == null || parcel.LeasedUntil <= now));
        var ids = await due.OrderByDescending(parcel => parcel.IsUrgent).ThenBy(parcel => parcel.NextTryAt).Select(parcel => parcel.Id).Take(Batch).ToListAsync(cancellationToken);
        if (ids.Count == 0) return [];
        // Both databases look at the condition again for each row they change: of two who want it one gets it.
        await due.Where(parcel => ids.Contains(parcel.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(parcel => parcel.Lease, lease).SetProperty(parcel => parcel.LeasedUntil, until), cancellationToken);
        var taken = await db.Set<TParcel>().AsNoTracking().Where(parcel => parcel.Lease == lease).ToListAsync(cancellationToken);
        var courier = scope.ServiceProvider.GetRequiredService<ICourier<TParcel>>();
        return [.. taken.OrderByDescending(parcel => parcel.IsUrgent).ThenBy(parcel => parcel.MadeAt).GroupBy(courier.LaneOf).Select(lane => lane.Select(parcel => parcel.Id).ToList())];
    }

    private async Task CarryAsync(IReadOnlyList<Guid> lane, Guid lease, CancellationToken cancellationToken)
    {
        var (begun, size) = (clock.GetTimestamp(), new BatchSize(1, MostAtOnce, Moment));
        for (var at = 0; at < lane.Count && !cancellationToken.IsCancellationRequested;)
        {
            var groupBegun = Stopwatch.GetTimestamp();
            var (count, last) = await CarryGroupAsync([.. lane.Skip(at).Take(size.Now)], lease, cancellationToken);
            size.Took(count, Stopwatch.GetElapsedTime(groupBegun));
            at += count;
            // Whoever does not answer the first is not asked by all others too; whoever is slow goes on in the next turn.
            var rest = last == CarriedEnd.Unreachable ? Rest : clock.GetElapsedTime(begun) > Turn ? TimeSpan.Zero : (TimeSpan?)null;
            if (rest is not { } pause) continue;
            await PutBackAsync([.. lane.Skip(at)], lease, pause);
            return;
        }
    }

    /// <summary>Carries one after the other until a moment has passed or one does not reach its place; how many that were, and how the last one ended.</summary>
    private async Task<(int Count, CarriedEnd Last)> CarryGroupAsync(IReadOnlyList<Guid> ids, Guid lease, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var courier = scope.ServiceProvider.GetRequiredService<ICourier<TParcel>>();
        // What was stopped or taken over meanwhile has our lease no more.
        var ours = await db.Set<TParcel>().Where(parcel => ids.Contains(parcel.Id) && parcel.Lease == lease).ToDictionaryAsync(parcel => parcel.Id, cancellationToken);
        var (begun, count, last) = (Stopwatch.GetTimestamp(), 0, CarriedEnd.Later);
        foreach (var id in ids)
        {
            if (cancellationToken.IsCancellationRequested) break;
            count++;
            if (!ours.TryGetValue(id, out var parcel)) continue;
            last = await CarryAsync(courier, parcel);
            if (last == CarriedEnd.Unreachable || Stopwatch.GetElapsedTime(begun) > Moment) break;
        }
        await db.SaveChangesAsync(CancellationToken.None);
        foreach (var id in ids.Take(count)) _arrived.TryRemove(id, out _);
        return (count, last);
    }

    private async Task<CarriedEnd> CarryAsync(ICourier<TParcel> courier, TParcel parcel)
    {
        if (!_arrived.TryGetValue(parcel.Id, out var carried)) carried = await TryAsync(courier, parcel);
        if (carried.End == CarriedEnd.Arrived) _arrived[parcel.Id] = carried;
        var again = carried.End is CarriedEnd.Failed or CarriedEnd.Unreachable ? await courier.PauseAfterAsync(parcel, parcel.Tries + 1, CancellationToken.None) : null;
        parcel.Record(carried, again, clock.GetUtcNow());
        return carried.End;
    }

    private async Task<Carried> TryAsync(ICourier<TParcel> courier, TParcel parcel)
    {
        using var patience = new CancellationTokenSource(LongestTry);
        try
        {
            return await courier.CarryAsync(parcel, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new(CarriedEnd.Unreachable, KernelText.NoAnswer);
        }
        catch (Exception e)
        {
            Failed(typeof(TParcel).Name, parcel.Id, e.GetType().Name);
            return new(e is HttpRequestException or IOException ? CarriedEnd.Unreachable : CarriedEnd.Failed, e.Message);
        }
    }

    private async Task PutBackAsync(IReadOnlyList<Guid> ids, Guid lease, TimeSpan pause)
    {
        if (ids.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var again = clock.GetUtcNow() + pause;
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<TParcel>().Where(parcel => ids.Contains(parcel.Id) && parcel.Lease == lease)
            .ExecuteUpdateAsync(
                set => set.SetProperty(parcel => parcel.NextTryAt, again).SetProperty(parcel => parcel.Lease, (Guid?)null).SetProperty(parcel => parcel.LeasedUntil, (DateTimeOffset?)null),
                CancellationToken.None);
    }

    // The message of the error may hold an address: it is kept with the parcel, without long numbers, and not in the log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Carrying {Kind} {Id} failed: {Error}")]
    private partial void Failed(string kind, Guid id, string error);
}
