using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Journal;

/// <summary>Turns what entities told into journal rows while a context saves.</summary>
/// <param name="db">The context.</param>
/// <param name="user">Who acts.</param>
/// <param name="clock">The time.</param>
/// <param name="waiting">Entities that are recorded and not saved yet: what they told stands in rows of the context.</param>
internal sealed class JournalRecorder(AppDbContext db, CurrentUser user, TimeProvider clock, IReadOnlySet<Entity> waiting)
{
    /// <summary>Marks a property whose value never enters the journal.</summary>
    public const string SealedAnnotation = "Niangjia:Sealed";

    private readonly List<Entity> _entities = [];

    /// <summary>Adds the rows; returns how many.</summary>
    public int Record()
    {
        var now = clock.GetUtcNow();
        var count = 0;
        foreach (var entry in db.ChangeTracker.Entries<Entity>().ToList())
        {
            var told = entry.Entity.ToldSoFar;
            if (told.Count == 0)
            {
                RefuseSilentChange(entry);
                continue;
            }
            _entities.Add(entry.Entity);
            var changes = ChangesOf(entry);
            Raise(entry);
            foreach (var (happened, reason) in told)
            {
                db.Add(Row(entry, happened, reason, changes, now));
                changes = null; // Told once, with the first event.
                count++;
            }
        }
        return count;
    }

    /// <summary>Those that told something.</summary>
    public IReadOnlyList<Entity> Entities => _entities;

    /// <summary>After the save: what was told is in the journal.</summary>
    public void Done() => _entities.ForEach(entity => entity.Saved());

    private JournalEntry Row(EntityEntry<Entity> entry, object happened, string? reason, string? changes, DateTimeOffset now) => new()
    {
        At = now,
        Kind = JournalNames.Of(happened.GetType()),
        SubjectKind = JournalNames.Of(entry.Metadata.ClrType),
        SubjectId = entry.Entity.Id,
        PersonId = (happened as IAboutPerson)?.PersonId,
        UnitPath = (entry.Entity as IScoped)?.UnitPath ?? UnitPath.Root,
        ActorId = user.AccountId,
        ActorName = user.ActorName,
        Reason = reason,
        Body = JsonSerializer.Serialize(happened, happened.GetType(), JournalJson.Options),
        Changes = changes,
        TraceId = Activity.Current?.TraceId.ToString(),
    };

    private static void Raise(EntityEntry<Entity> entry)
    {
        if (entry.State is EntityState.Added or EntityState.Detached) return;
        // Raised even when only children changed, so that two people never change one aggregate at the same time.
        var version = entry.Property(entity => entity.Version);
        version.CurrentValue++;
        if (entry.State == EntityState.Unchanged) version.IsModified = true;
    }

    private void RefuseSilentChange(EntityEntry<Entity> entry)
    {
        if (entry.State is EntityState.Unchanged or EntityState.Detached || entry.State == EntityState.Added && waiting.Contains(entry.Entity)) return;
        if (entry.Metadata.ClrType.IsDefined(typeof(NotJournalledAttribute), false)) return;
        throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} was {entry.State} without telling the journal.");
    }

    private static string? ChangesOf(EntityEntry<Entity> entry)
    {
        if (entry.State != EntityState.Modified) return null;
        var changes = new Dictionary<string, object?[]>();
        foreach (var property in entry.Properties)
        {
            if (!property.IsModified || property.Metadata.Name == nameof(Entity.Version)) continue;
            if (property.Metadata.FindAnnotation(SealedAnnotation) is not null) continue;
            if (Equals(property.OriginalValue, property.CurrentValue)) continue;
            changes[property.Metadata.Name] = [property.OriginalValue, property.CurrentValue];
        }
        return changes.Count == 0 ? null : JsonSerializer.Serialize(changes, JournalJson.Options);
    }
}

/// <summary>Names of events and subjects in the journal.</summary>
public static class JournalNames
{
    /// <summary>The last part of the namespace below Niangjia (the module) and the type: <c>Cases.RequestAssigned</c>.</summary>
    public static string Of(Type type)
    {
        var parts = type.Namespace!.Split('.');
        // Niangjia.Contracts.Cases → Cases; Niangjia.Cases.Domain → Cases; Niangjia.Kernel.Clocks → Kernel
        return $"{(parts[1] == "Contracts" && parts.Length > 2 ? parts[2] : parts[1])}.{type.Name}";
    }
}

/// <summary>How events are written: readable Chinese, enums by name.</summary>
public static class JournalJson
{
    /// <summary>Options for writing and reading.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}
