using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Parameters;

/// <summary>
/// Answers what the law (or our own rule) says here and now. Values come from memory and are read anew after a change;
/// another node sees a change within half a minute. Dates are Chinese days; without one, today.
/// </summary>
public sealed class LegalParameters(AppDbContext db, ParameterCatalog catalog, Jurisdiction jurisdiction, Snapshot<ParameterSet> snapshot, TimeProvider time)
{
    /// <summary>The snapshot: use it for several look-ups at once.</summary>
    public ValueTask<ParameterSet> CurrentAsync(CancellationToken cancellationToken) => snapshot.GetAsync(
        async () => new(await db.Set<ParameterVersion>().AsNoTracking().ToListAsync(cancellationToken), catalog, jurisdiction.Chain));

    /// <summary>The value in force.</summary>
    /// <exception cref="RefusedException">There is none here on that day.</exception>
    /// <exception cref="InvalidOperationException">The key is not known at all.</exception>
    public async ValueTask<ParameterValue> ValueAsync(string key, CancellationToken cancellationToken, DateOnly? on = null)
    {
        _ = catalog[key];
        return (await CurrentAsync(cancellationToken)).Get(key, on ?? ChinaTime.Today(time));
    }

    /// <summary>What a clock's parameter is about, or null when the key is no clock.</summary>
    public ClockNature? Nature(string key) => catalog.Find(key)?.Clock;

    /// <summary>A period.</summary>
    public async ValueTask<Period> PeriodAsync(string key, CancellationToken cancellationToken, DateOnly? on = null) =>
        (await OfKindAsync(key, on, cancellationToken, ParameterKind.Period)).AsPeriod();

    /// <summary>A whole number.</summary>
    public async ValueTask<int> WholeAsync(string key, CancellationToken cancellationToken, DateOnly? on = null) =>
        int.Parse((await OfKindAsync(key, on, cancellationToken, ParameterKind.Whole)).Value, CultureInfo.InvariantCulture);

    /// <summary>A decimal number, or yuan.</summary>
    public async ValueTask<decimal> NumberAsync(string key, CancellationToken cancellationToken, DateOnly? on = null) =>
        decimal.Parse((await OfKindAsync(key, on, cancellationToken, ParameterKind.Number, ParameterKind.Money, ParameterKind.Whole)).Value, CultureInfo.InvariantCulture);

    /// <summary>A text.</summary>
    public async ValueTask<string> TextAsync(string key, CancellationToken cancellationToken, DateOnly? on = null) =>
        (await OfKindAsync(key, on, cancellationToken, ParameterKind.Text)).Value;

    /// <summary>A list of texts.</summary>
    public async ValueTask<IReadOnlyList<string>> TextsAsync(string key, CancellationToken cancellationToken, DateOnly? on = null) =>
        ParameterText.Texts((await OfKindAsync(key, on, cancellationToken, ParameterKind.TextList)).Value);

    /// <summary>Adds a version and saves. Who may do so is checked by the caller. Running clocks keep their value.</summary>
    /// <exception cref="RefusedException">The version is nonsense; the field is named as in <see cref="NewParameterVersion"/>.</exception>
    public async Task<ParameterVersion> AddVersionAsync(NewParameterVersion added, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(added);
        Check(added);
        var last = await db.Set<ParameterVersion>().Where(v => v.Key == added.Key && v.Profile == added.Profile)
            .Select(v => (int?)v.Number).MaxAsync(cancellationToken) ?? 0;
        var version = ParameterVersion.Make(Guid.CreateVersion7(time.GetUtcNow()), added with { Value = added.Value.Trim() }, last + 1, false, reason);
        db.Add(version);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.Dialect.IsUniqueViolation(e))
        {
            throw new RefusedException(KernelText.ChangedByOthers);
        }
        await db.CompleteAsync(cancellationToken);
        snapshot.Forget();
        return version;
    }

    private void Check(NewParameterVersion added)
    {
        var definition = catalog.Find(added.Key) ?? throw Refusal(nameof(TimeText.ParameterUnknown), nameof(added.Key));
        if (catalog.Profiles.All(p => p.Code != added.Profile) && !jurisdiction.Chain.Contains(added.Profile))
            throw Refusal(nameof(TimeText.ProfileUnknown), nameof(added.Profile));
        if (ParameterText.Refusal(definition, added.Value ?? "") is { } sentence) throw new RefusedException(sentence, "R-GEN-01", nameof(added.Value));
        if (added.ValidFrom.Year is < 1949 or > 2100) throw Refusal(nameof(TimeText.ValidityOutOfRange), nameof(added.ValidFrom));
        if (added.ValidTo < added.ValidFrom) throw Refusal(nameof(TimeText.ValidityBackwards), nameof(added.ValidTo));
        if (string.IsNullOrWhiteSpace(added.LegalBasis) || added.LegalBasis.Length > 500 || added.LegalBasis.Any(char.IsControl))
            throw Refusal(nameof(TimeText.BasisNeeded), nameof(added.LegalBasis));
        if (added.SourceUrl is { } url && (url.Length > 500 || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            throw Refusal(nameof(TimeText.SourceIsNoAddress), nameof(added.SourceUrl));
        if (added.LastVerified > ChinaTime.Today(time)) throw Refusal(nameof(TimeText.VerifiedInFuture), nameof(added.LastVerified));
    }

    private static RefusedException Refusal(string text, string field) => new(Sentence.In(null, text), "R-GEN-01", field);

    private async ValueTask<ParameterValue> OfKindAsync(string key, DateOnly? on, CancellationToken cancellationToken, params ParameterKind[] kinds)
    {
        var kind = catalog[key].Kind;
        if (!kinds.Contains(kind)) throw new InvalidOperationException($"Parameter {key} is {kind}, not {kinds[0]}.");
        return await ValueAsync(key, cancellationToken, on);
    }
}
