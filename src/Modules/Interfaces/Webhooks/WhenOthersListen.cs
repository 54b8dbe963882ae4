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
internal sealed class WhenOthersListen(AppDbContext db, IEnumerable<IOutsideSubjects> sources, IUnitDirectory units, TimeProvider clock)
{
    /// <summary>The reaction, to each kind of the list.</summary>
    public static IEnumerable<ReactionRegistration> Registrations =>
        PublicEvents.Kinds.Select(kind => new ReactionRegistration(
            JournalNames.Of(typeof(WhenOthersListen)), kind,
            (provider, entry, cancellationToken) => ((WhenOthersListen)provider.GetService(typeof(WhenOthersListen))!).ReactAsync(entry, cancellationToken)));

    public async Task ReactAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var name = PublicEvents.NameOf(entry.Kind);
        var listeners = (await db.Set<WebhookSubscription>().AsNoTracking().Where(one => one.IsOn).ToListAsync(cancellationToken)).FindAll(one => one.Wants(name, entry.UnitPath));
        if (listeners.Count == 0 || await SubjectAsync(entry, cancellationToken) is not { } subject) return;
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(entry.UnitPath);
        var body = JsonSerializer.Serialize(new EventBody(name, entry.At.ToUniversalTime(), new(subject.Kind, entry.SubjectId, subject.Number, unit?.Id, unit?.Name)), EventBody.Json);
        var told = await db.Set<WebhookDelivery>().Where(one => one.EntryNumber == entry.Number).Select(one => one.SubscriptionId).ToListAsync(cancellationToken);
        db.AddRange(listeners.Where(one => !told.Contains(one.Id)).Select(one => new WebhookDelivery(one.Id, name, body, entry.Number, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<OutsideSubject?> SubjectAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
            if (await source.FindAsync(entry.SubjectKind, entry.SubjectId, cancellationToken) is { } subject) return subject;
        return null;
    }
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
