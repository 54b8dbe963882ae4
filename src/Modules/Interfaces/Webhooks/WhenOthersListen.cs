using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Interfaces;
using Niangjia.Contracts.Organisation;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>
/// What is in the list of public events is written for each program that wants it: type, time, the number of the thing and its unit, and nothing of the event
/// itself. Of what somebody told in confidence nothing is sent at all (R-PRI-13).
/// </summary>
internal sealed class WhenOthersListen(AppDbContext db, OutsideView outside, IUnitDirectory units, TimeProvider clock)
{
    /// <summary>The reaction, to each kind of the list, for one row and for many.</summary>
    public static IEnumerable<ReactionRegistration> Registrations =>
        PublicEvents.Kinds.Select(kind => new ReactionRegistration(
            JournalNames.Of(typeof(WhenOthersListen)), kind, (provider, entry, cancellationToken) => Of(provider).ReactAsync([entry], cancellationToken),
            ReactToManyAsync: (provider, entries, cancellationToken) => Of(provider).ReactAsync(entries, cancellationToken)));

    public async Task ReactAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var subscriptions = await db.Set<WebhookSubscription>().AsNoTracking().Where(one => one.IsOn).ToListAsync(cancellationToken);
        var wanted = entries.Select(entry => (Entry: entry, Listeners: subscriptions.FindAll(one => one.Wants(PublicEvents.NameOf(entry.Kind), entry.UnitPath)))).Where(one => one.Listeners.Count > 0).ToList();
        if (wanted.Count == 0) return;
        var (subjects, tree) = (await outside.OfAsync([.. wanted.Select(one => one.Entry)], cancellationToken), await units.TreeAsync(cancellationToken));
        var numbers = wanted.ConvertAll(one => (long?)one.Entry.Number);
        var told = (await db.Set<WebhookDelivery>().Where(one => numbers.Contains(one.EntryNumber)).Select(one => new { one.EntryNumber, one.SubscriptionId }).ToListAsync(cancellationToken))
            .Select(one => (one.EntryNumber, one.SubscriptionId)).ToHashSet();
        foreach (var (entry, listeners) in wanted)
        {
            if (!subjects.TryGetValue(entry.SubjectId, out var subject)) continue;
            var (name, unit) = (PublicEvents.NameOf(entry.Kind), tree.ByPath(entry.UnitPath));
            var body = JsonSerializer.Serialize(new EventBody(name, entry.At.ToUniversalTime(), new(subject.Kind, entry.SubjectId, subject.Number, unit?.Id, unit?.Name)), EventBody.Json);
            db.AddRange(listeners.Where(one => !told.Contains((entry.Number, one.Id))).Select(one => new WebhookDelivery(one.Id, name, body, entry.Number, clock.GetUtcNow())));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static WhenOthersListen Of(IServiceProvider provider) => (WhenOthersListen)provider.GetService(typeof(WhenOthersListen))!;
}

/// <summary>What may be known outside, at this moment, of the things that rows of the journal are about (R-PRI-13).</summary>
internal sealed class OutsideView(AppDbContext db, IEnumerable<IOutsideSubjects> sources)
{
    /// <summary>By id of the thing; what is told in confidence is missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, OutsideSubject>> OfAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, OutsideSubject>();
        foreach (var kind in entries.GroupBy(entry => entry.SubjectKind, entry => entry.SubjectId))
            foreach (var source in sources)
                foreach (var (id, subject) in await source.FindAsync(kind.Key, [.. kind.Distinct()], cancellationToken)) found.TryAdd(id, subject);
        return found;
    }

    /// <summary>Whether what a row tells may still be told.</summary>
    public async Task<bool> IsOpenAsync(long entryNumber, CancellationToken cancellationToken) =>
        await db.Set<JournalEntry>().AsNoTracking().SingleOrDefaultAsync(row => row.Number == entryNumber, cancellationToken) is { } entry && (await OfAsync([entry], cancellationToken)).Count > 0;
}

/// <summary>What is sent.</summary>
internal sealed record EventBody(string Type, DateTimeOffset Timestamp, EventSubject Data)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>To what it happened.</summary>
internal sealed record EventSubject(string Kind, Guid? Id, string? Number, Guid? UnitId, string? Unit);
