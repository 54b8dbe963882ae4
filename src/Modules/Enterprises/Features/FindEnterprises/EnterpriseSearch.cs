using Niangjia.Contracts.Enterprises;
using Niangjia.Ui;

namespace Niangjia.Enterprises.Features.FindEnterprises;

/// <summary>The register of enterprises in the search field: by name or credit code.</summary>
internal sealed class EnterpriseSearch(FindEnterprisesHandler enterprises) : ISearchSource
{
    /// <inheritdoc/>
    public string Title => EnterprisesText.Enterprises;

    /// <inheritdoc/>
    public string Permission => EnterprisePermissions.See;

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public string? ListUrl(string text) => $"{EnterpriseUrls.Find}?q={Uri.EscapeDataString(text)}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int most, CancellationToken cancellationToken) =>
        [.. (await enterprises.HandleAsync(new(new(text), null), cancellationToken)).Page.Items.Take(most)
            .Select(row => new SearchHit(row.Name, EnterpriseUrls.EnterpriseOf(row.Id), string.Join(" · ", new[] { row.CreditCode, row.UnitName }.OfType<string>())))];
}
