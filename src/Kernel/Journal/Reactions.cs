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

/// <summary>One registered reaction: its name, the event kind it listens to, and how to run it.</summary>
public sealed record ReactionRegistration(
    string Name, string Kind, Func<IServiceProvider, JournalEntry, CancellationToken, Task> ReactAsync);

/// <summary>Registration of reactions.</summary>
public static class ReactionServices
{
    /// <summary>Adds a reaction to an event.</summary>
    public static IServiceCollection AddReaction<TEvent, TReaction>(this IServiceCollection services)
        where TEvent : class where TReaction : class, IReaction<TEvent>
    {
        services.AddScoped<TReaction>();
        return services.AddSingleton(new ReactionRegistration(
            JournalNames.Of(typeof(TReaction)),
            JournalNames.Of(typeof(TEvent)),
            (provider, entry, cancellationToken) => provider.GetRequiredService<TReaction>().ReactAsync(
                JsonSerializer.Deserialize<TEvent>(entry.Body, JournalJson.Options)!, entry, cancellationToken)));
    }

    internal static IServiceCollection AddJournal(this IServiceCollection services) => services
        .AddSingleton<JournalBell>()
        .AddSingleton<JournalReader>()
        .AddScoped<JournalSealer>()
        .AddScoped<JournalVerifier>()
        .AddScoped<ISchemaPart, RestoredJournal>()
        .AddHostedService<JournalWorker>()
        .AddRecurringJob<SealJournalJob>(TimeSpan.FromMinutes(1));
}
