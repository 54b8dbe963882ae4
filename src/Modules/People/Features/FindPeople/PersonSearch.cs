using Niangjia.Contracts.People;
using Niangjia.Ui;

namespace Niangjia.People.Features.FindPeople;

/// <summary>The register of people in the search field: by name, or by exactly this mobile or id number.</summary>
internal sealed class PersonSearch(FindPeopleHandler people) : ISearchSource
{
    /// <inheritdoc/>
    public string Title => PeopleText.People;

    /// <inheritdoc/>
    public string Permission => PeoplePermissions.See;

    /// <inheritdoc/>
    public int Order => 30;

    /// <inheritdoc/>
    public string? ListUrl(string text) => $"{PeopleUrls.Find}?q={Uri.EscapeDataString(text)}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int most, CancellationToken cancellationToken) =>
        [.. (await people.HandleAsync(new(text, null, null), cancellationToken)).Items.Take(most)
            .Select(row => new SearchHit(row.Card.MaskedName, PeopleUrls.PersonOf(row.Card.Id), string.Join(" · ", new[] { row.Card.MaskedMobile, row.UnitName }.OfType<string>())))];
}
