using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Transfers;

/// <summary>Beside "transfers": those whose sender waits.</summary>
internal sealed class TransferBadge(TransferDesk desk) : IMenuBadge
{
    /// <inheritdoc/>
    public string Url => CaseUrls.Transfers;

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        desk.Seen().Where(transfer => transfer.Ask != TransferAsk.Inform && (transfer.State == TransferState.Received || transfer.State == TransferState.Accepted)).CountToMostAsync(cancellationToken);
}

/// <summary>Finds what was sent over by the number of its sender: that is what people there ask for.</summary>
internal sealed class TransferSearch(TransferDesk desk) : ISearchSource
{
    // Shorter ones would find half of everything.
    private const int Shortest = 4;

    /// <inheritdoc/>
    public string Title => DoorText.Transfers;

    /// <inheritdoc/>
    public string Permission => CasePermissions.Transfers;

    /// <inheritdoc/>
    public int Order => 15;

    /// <inheritdoc/>
    public string? ListUrl(string text) => $"{CaseUrls.Transfers}?tab=All&number={Uri.EscapeDataString(text)}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var key = Transfer.KeyOf(text);
        if (key.Length < Shortest) return [];
        var found = await desk.Seen().AsNoTracking().Where(transfer => transfer.SenderKey.Contains(key)).OrderByDescending(transfer => transfer.EnteredAt).Take(most)
            .Select(transfer => new { transfer.Id, transfer.SenderNumber, transfer.Kind, transfer.State }).ToListAsync(cancellationToken);
        return [.. found.Select(one => new SearchHit(one.SenderNumber, CaseUrls.Transfer(one.Id), $"{CaseWords.Of(one.Kind)} · {CaseWords.Of(one.State)}"))];
    }
}
