using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Organisation.Answers;

/// <summary>Units in the search field, by a part of their name.</summary>
internal sealed class UnitSearch(IUnitDirectory units, CurrentUser user) : ISearchSource
{
    /// <inheritdoc/>
    public string Title => OrganisationText.Units;

    /// <inheritdoc/>
    public string Permission => OrganisationPermissions.See;

    /// <inheritdoc/>
    public int Order => 50;

    /// <inheritdoc/>
    public string? ListUrl(string text) => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var (tree, scope) = (await units.TreeAsync(cancellationToken), user.ScopeOf(OrganisationPermissions.See));
        return [.. tree.All.Where(unit => scope.Covers(unit.Path) && unit.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(most)
            .Select(unit => new SearchHit(unit.Name, OrganisationUrls.UnitOf(unit.Id), unit.Phone))];
    }
}
