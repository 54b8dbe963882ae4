using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Journal;

/// <summary>One row for one reaction.</summary>
internal sealed record Delivery(JournalEntry Row, ReactionRegistration Reaction);

/// <summary>
/// Deliveries that stand or fall together: one transaction marks them as done and holds all their effects. What happened to things that have to do with each other is
/// acted on in its order; beside that, rows for the same reaction are brought together, and given at once to those that can act on many.
/// </summary>
internal sealed class ReactionBatch(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Acts on all that no other node has acted on.</summary>
    public async Task RunAsync(IReadOnlyList<Delivery> deliveries, Func<AppDbContext, Task>? alongside, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await ReactionDialect.Of(db).ClaimAsync(db, deliveries, clock.GetUtcNow(), cancellationToken);
        if (deliveries.Count == 1) await ActAsync(scope.ServiceProvider, claimed, cancellationToken);
        else foreach (var some in InOrder(claimed)) await ActBesideAsync(db, some, cancellationToken);
        if (alongside is not null) await alongside(db);
        await transaction.CommitAsync(cancellationToken);
    }

    // Each in a scope of its own, as if it were alone, but within the one transaction.
    private async Task ActBesideAsync(AppDbContext outer, IReadOnlyList<Delivery> some, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.JoinAsync(outer, cancellationToken);
        await ActAsync(scope.ServiceProvider, some, cancellationToken);
        db.LeaveTo(outer);
    }

    private static async Task ActAsync(IServiceProvider services, IReadOnlyList<Delivery> some, CancellationToken cancellationToken)
    {
        if (some.Count == 0) return;
        var reaction = some[0].Reaction;
        using var activity = Telemetry.Source.StartActivity($"react {reaction.Name}");
        if (some.Count > 1) await reaction.ReactToManyAsync!(services, [.. some.Select(one => one.Row)], cancellationToken);
        else await reaction.ReactAsync(services, some[0].Row, cancellationToken);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<IReadOnlyList<Delivery>> InOrder(IReadOnlyList<Delivery> deliveries)
    {
        // The next reaction to something comes a wave later than the one before; what lies in one wave has nothing to do with each other, or is for the same reaction.
        var (waves, last) = (new List<List<Delivery>>(), new Dictionary<Guid, (int Wave, ReactionRegistration Reaction)>());
        foreach (var one in deliveries)
        {
            var about = AboutOf(one.Row);
            var wave = about.Max(id => !last.TryGetValue(id, out var before) ? 0 : before.Reaction == one.Reaction ? before.Wave : before.Wave + 1);
            foreach (var id in about) last[id] = (wave, one.Reaction);
            while (wave >= waves.Count) waves.Add([]);
            waves[wave].Add(one);
        }
        return waves.SelectMany(wave => wave.GroupBy(one => one.Reaction))
            .SelectMany(group => group.Key.ReactToManyAsync is null ? group.Select(one => (IReadOnlyList<Delivery>)[one]) : [[.. group]]);
    }

    // A clock's row is about the clock, and names the request it belongs to: whatever two rows both name keeps them in order.
    private static List<Guid> AboutOf(JournalEntry row)
    {
        const int Length = 36;
        List<Guid> about = [row.SubjectId];
        var body = row.Body.AsSpan();
        for (var at = body.IndexOf('"'); at >= 0 && body.Length > Length + 1; at = body.IndexOf('"'))
        {
            body = body[(at + 1)..];
            if (body.Length > Length && body[Length] == '"' && Guid.TryParseExact(body[..Length], "D", out var id) && !about.Contains(id)) about.Add(id);
        }
        return about;
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
        return scope;
    }
}
