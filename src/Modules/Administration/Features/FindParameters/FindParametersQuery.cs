using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Administration.Features.FindParameters;

/// <summary>All parameters, with the value in force today.</summary>
/// <param name="Text">Part of the name, key or legal basis, or a word of a list; null for all.</param>
/// <param name="Group">One group; null for all.</param>
/// <param name="Profile">Values of this place only; null for what counts here.</param>
internal sealed record FindParametersQuery(string? Text, string? Group, string? Profile);

/// <summary>What was found.</summary>
internal sealed record FoundParameters(IReadOnlyList<ParameterRow> Rows, IReadOnlyList<(string Group, int Count)> Groups, IReadOnlyList<JurisdictionProfile> Profiles);

/// <summary>One parameter; without a value when none is in force there.</summary>
internal sealed record ParameterRow(ParameterDefinition Definition, ParameterValue? Value, string Basis, string ProfileName);

internal sealed class FindParametersHandler(LegalParameters parameters, ParameterCatalog catalog, TimeProvider clock)
{
    public async Task<FoundParameters> HandleAsync(FindParametersQuery query, CancellationToken cancellationToken)
    {
        var set = await parameters.CurrentAsync(cancellationToken);
        var today = ChinaTime.Today(clock);
        var rows = catalog.All.Select(d => RowOf(d, query.Profile is { } profile ? set.Find(d.Key, profile, today) : set.Find(d.Key, today)))
            .Where(row => query.Profile is null || row.Value is not null)
            .Where(row => Matches(row, query.Text))
            .ToList();
        var groups = rows.GroupBy(row => row.Definition.Group).Select(g => (g.Key, g.Count())).ToList();
        return new([.. rows.Where(row => query.Group is null || row.Definition.Group == query.Group)], groups, catalog.Profiles);
    }

    private ParameterRow RowOf(ParameterDefinition definition, ParameterValue? value) =>
        new(definition, value, value is null ? "" : catalog.Basis(value.LegalBasis), value is null ? "" : catalog.ProfileName(value.Profile));

    private static bool Matches(ParameterRow row, string? text) => string.IsNullOrWhiteSpace(text)
        || new[] { row.Definition.Key, row.Definition.Zh, row.Definition.En, row.Value?.LegalBasis, row.Basis, row.Definition.Kind == ParameterKind.Words ? row.Value?.Value : null }
            .Any(where => where?.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase) == true);
}
