using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Delivery;

/// <summary>Carries what is due.</summary>
public interface IDeliveryPump
{
    /// <summary>Carries everything that is due now; returns how much was tried.</summary>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Takes parcels by a lease in the database, so that of several nodes one carries each; what a node that died had taken is taken again when the lease ends.
/// Places are served side by side, what goes to one place one after the other.
/// </summary>
public sealed partial class DeliveryPump<TParcel>(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeliveryPump<TParcel>> log) : IDeliveryPump where TParcel : Parcel
{
    private const int Batch = 50;
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
            await Task.WhenAll(lanes.Select(lane => CarryAsync(lane, lease, cancellationToken)));
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
        var begun = clock.GetTimestamp();
        for (var at = 0; at < lane.Count; at++)
        {
            // Whoever does not answer the first is not asked by all others too; whoever is slow goes on in the next turn.
            var rest = await CarryAsync(lane[at], lease, cancellationToken) == CarriedEnd.Unreachable ? Rest : clock.GetElapsedTime(begun) > Turn ? TimeSpan.Zero : (TimeSpan?)null;
            if (rest is not { } pause) continue;
            await PutBackAsync([.. lane.Skip(at + 1)], lease, pause, cancellationToken);
            return;
        }
    }

    private async Task<CarriedEnd?> CarryAsync(Guid id, Guid lease, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var courier = scope.ServiceProvider.GetRequiredService<ICourier<TParcel>>();
        if (await db.Set<TParcel>().SingleOrDefaultAsync(parcel => parcel.Id == id && parcel.Lease == lease, cancellationToken) is not { } parcel) return null;
        if (!_arrived.TryGetValue(id, out var carried)) carried = await TryAsync(courier, parcel, cancellationToken);
        if (carried.End == CarriedEnd.Arrived) _arrived[id] = carried;
        var again = carried.End is CarriedEnd.Failed or CarriedEnd.Unreachable ? await courier.PauseAfterAsync(parcel, parcel.Tries + 1, cancellationToken) : null;
        parcel.Record(carried, again, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        _arrived.TryRemove(id, out _);
        return carried.End;
    }

    private async Task<Carried> TryAsync(ICourier<TParcel> courier, TParcel parcel, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestTry);
        try
        {
            return await courier.CarryAsync(parcel, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(CarriedEnd.Unreachable, KernelText.NoAnswer);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(typeof(TParcel).Name, parcel.Id, e.GetType().Name);
            return new(e is HttpRequestException or IOException ? CarriedEnd.Unreachable : CarriedEnd.Failed, e.Message);
        }
    }

    private async Task PutBackAsync(IReadOnlyList<Guid> ids, Guid lease, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var again = clock.GetUtcNow() + pause;
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<TParcel>().Where(parcel => ids.Contains(parcel.Id) && parcel.Lease == lease)
            .ExecuteUpdateAsync(
                set => set.SetProperty(parcel => parcel.NextTryAt, again).SetProperty(parcel => parcel.Lease, (Guid?)null).SetProperty(parcel => parcel.LeasedUntil, (DateTimeOffset?)null),
                cancellationToken);
    }

    // The message of the error may hold an address: it is kept with the parcel, without long numbers, and not in the log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Carrying {Kind} {Id} failed: {Error}")]
    private partial void Failed(string kind, Guid id, string error);
}
