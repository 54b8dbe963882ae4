using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Journal;

/// <summary>
/// Acts on another module's event, later, in its own transaction, at least once and recorded as done with its effects; named
/// <c>When…</c>. It must be idempotent towards the world outside the database.
/// </summary>
/// <typeparam name="TEvent">A past-tense record in Contracts.</typeparam>
public interface IReaction<in TEvent> where TEvent : class
{
    /// <summary>Does the work; saving the context commits it together with the record that it was done.</summary>
    Task ReactAsync(TEvent happened, JournalEntry entry, CancellationToken cancellationToken);
}

/// <summary>An event and the row that tells it.</summary>
public sealed record Happening<TEvent>(TEvent Event, JournalEntry Entry) where TEvent : class;

/// <summary>
/// A reaction that also acts on many rows at once, for what comes by the thousand: it looks up what it needs for all of them together and leaves the same behind as
/// one by one. All take effect or none; when they fail, they are given again in halves, down to the one that fails.
/// </summary>
/// <typeparam name="TEvent">A past-tense record in Contracts.</typeparam>
public interface IReactionToMany<TEvent> : IReaction<TEvent> where TEvent : class
{
    /// <summary>Does the work for all, in the order of the journal; saving is left to the caller.</summary>
    Task ReactAsync(IReadOnlyList<Happening<TEvent>> happenings, CancellationToken cancellationToken);
}

/// <summary>
/// One registered reaction: its name, the event kind it listens to, how to run it for one row and, if it can, for many, and which rows of that kind it is for.
/// </summary>
public sealed record ReactionRegistration(
    string Name, string Kind, Func<IServiceProvider, JournalEntry, CancellationToken, Task> ReactAsync, Func<JournalEntry, bool>? When = null,
    Func<IServiceProvider, IReadOnlyList<JournalEntry>, CancellationToken, Task>? ReactToManyAsync = null)
{
    /// <summary>What tells the reaction to one kind from all others; a failure that fits none belongs to a reaction of an earlier release.</summary>
    internal string Key { get; } = $"{Kind} {Name}";

    /// <summary>Whether the reaction has anything to do with the row.</summary>
    public bool Concerns(JournalEntry row) => When is null || When(row);
}

/// <summary>Registration of reactions.</summary>
public static class ReactionServices
{
    /// <summary>
    /// Adds a reaction to an event. Where most events of the kind are none of its business, <paramref name="when"/> says so from the event alone, and
    /// neither scope nor transaction is opened for those.
    /// </summary>
    public static IServiceCollection AddReaction<TEvent, TReaction>(this IServiceCollection services, Func<TEvent, bool>? when = null)
        where TEvent : class where TReaction : class, IReaction<TEvent>
    {
        services.AddScoped<TReaction>();
        return services.AddSingleton(new ReactionRegistration(
            JournalNames.Of(typeof(TReaction)),
            JournalNames.Of(typeof(TEvent)),
            (provider, entry, cancellationToken) => provider.GetRequiredService<TReaction>().ReactAsync(Read<TEvent>(entry), entry, cancellationToken),
            when is null ? null : entry => when(Read<TEvent>(entry)),
            typeof(IReactionToMany<TEvent>).IsAssignableFrom(typeof(TReaction)) ? ReactToManyAsync<TEvent, TReaction> : null));
    }

    private static Task ReactToManyAsync<TEvent, TReaction>(IServiceProvider provider, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
        where TEvent : class where TReaction : class, IReaction<TEvent> =>
        ((IReactionToMany<TEvent>)provider.GetRequiredService<TReaction>()).ReactAsync(
            [.. entries.Select(entry => new Happening<TEvent>(Read<TEvent>(entry), entry))], cancellationToken);

    private static TEvent Read<TEvent>(JournalEntry entry) => JsonSerializer.Deserialize<TEvent>(entry.Body, JournalJson.Options)!;

    internal static IServiceCollection AddJournal(this IServiceCollection services) => services
        .AddSingleton<JournalBell>()
        .AddSingleton<JournalReader>()
        .AddScoped<FailedReactions>()
        .AddScoped<JournalSealer>()
        .AddScoped<JournalVerifier>()
        .AddScoped<ISchemaPart, RestoredJournal>()
        .AddHostedService<JournalWorker>()
        .AddRecurringJob<SealJournalJob>(TimeSpan.FromMinutes(1))
        .AddRecurringJob<TidyTracesJob>(TimeSpan.FromHours(6));
}
