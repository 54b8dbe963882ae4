using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Parameters;

/// <summary>
/// Brings the shipped values into the database at each start. A key and place that somebody has edited is left alone; otherwise
/// a value that a newer release ships differently becomes a new version, so history and running clocks stay as they were.
/// </summary>
internal sealed class ParameterSeeding(ParameterCatalog catalog, Snapshot<ParameterSet> snapshot, TimeProvider time) : ISchemaPart
{
    public int Order => -100;

    public async Task EnsureAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var existing = (await db.Set<ParameterVersion>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(v => (v.Key, v.Profile));
        var added = false;
        foreach (var definition in catalog.All)
        {
            foreach (var shipped in definition.Values.GroupBy(v => v.Profile))
            {
                var versions = existing[(definition.Key, shipped.Key)].ToList();
                if (versions.Any(v => !v.IsShipped)) continue;
                var number = versions.Select(v => v.Number).DefaultIfEmpty(0).Max();
                foreach (var value in shipped.OrderBy(v => v.ValidFrom))
                {
                    var newest = versions.Where(v => v.ValidFrom == value.ValidFrom).MaxBy(v => v.Number);
                    if (newest?.Value == value.Value) continue;
                    db.Add(ParameterVersion.Make(
                        Guid.CreateVersion7(time.GetUtcNow()),
                        new(definition.Key, value.Profile, value.Value, value.ValidFrom, null, value.LegalBasis, catalog.SourceOf(value)?.Url, catalog.LastVerified[definition.Key], value.Mark),
                        ++number, true, null));
                    added = true;
                }
            }
        }
        if (!added) return;
        await db.SaveChangesAsync(cancellationToken);
        snapshot.Forget();
    }
}
