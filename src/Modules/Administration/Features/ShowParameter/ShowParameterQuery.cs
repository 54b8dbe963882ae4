using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Administration.Features.ShowParameter;

/// <summary>One parameter with everything it ever said.</summary>
internal sealed record ShowParameterQuery(string Key);

/// <summary>What is shown.</summary>
internal sealed record ShownParameter(ParameterDefinition Definition, ParameterValue? InForce, string Basis, string ProfileName, IReadOnlyList<VersionRow> Versions);

/// <summary>One version; who entered it and why come from the journal.</summary>
internal sealed record VersionRow(
    string ProfileName, int Number, string Value, DateOnly ValidFrom, DateOnly? ValidTo, string Basis, string? SourceUrl, DateOnly? LastVerified,
    VerificationMark Mark, bool IsShipped, bool InForce, string? By, DateTimeOffset? At, string? Reason);

internal sealed class ShowParameterHandler(AppDbContext db, LegalParameters parameters, ParameterCatalog catalog, TimeProvider clock)
{
    public async Task<ShownParameter> HandleAsync(ShowParameterQuery query, CancellationToken cancellationToken)
    {
        var definition = catalog.Find(query.Key) ?? throw new NotFoundException();
        var inForce = (await parameters.CurrentAsync(cancellationToken)).Find(query.Key, ChinaTime.Today(clock));
        var versions = await db.Set<ParameterVersion>().AsNoTracking().Where(v => v.Key == query.Key).ToListAsync(cancellationToken);
        var ids = versions.ConvertAll(v => v.Id);
        var kind = JournalNames.Of(typeof(ParameterVersionAdded));
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => ids.Contains(e.SubjectId) && e.Kind == kind)
            .Select(e => new { e.SubjectId, e.ActorName, e.At, e.Reason }).ToDictionaryAsync(e => e.SubjectId, cancellationToken);
        var rows = versions.OrderBy(v => v.Profile, StringComparer.Ordinal).ThenByDescending(v => v.Number).Select(v =>
        {
            var entry = entries.GetValueOrDefault(v.Id);
            return new VersionRow(
                catalog.ProfileName(v.Profile), v.Number, ParameterValue.Say(definition, v.Value), v.ValidFrom, v.ValidTo, catalog.Basis(v.LegalBasis), v.SourceUrl,
                v.LastVerified, v.Mark, v.IsShipped, inForce is not null && inForce.Profile == v.Profile && inForce.Number == v.Number,
                v.IsShipped ? null : entry?.ActorName, entry?.At, entry?.Reason);
        });
        return new(definition, inForce, inForce is null ? "" : catalog.Basis(inForce.LegalBasis), inForce is null ? "" : catalog.ProfileName(inForce.Profile), [.. rows]);
    }
}
