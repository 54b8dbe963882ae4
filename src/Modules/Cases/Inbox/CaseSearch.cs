using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Inbox;

/// <summary>Requests, open and ended, that the user may see.</summary>
internal sealed class RequestSearch(AppDbContext db, CurrentUser user, RequestWords words) : ISearchSource
{
    /// <inheritdoc/>
    public string Title => CasesText.ModuleName;

    /// <inheritdoc/>
    public string Permission => CasePermissions.See;

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public string? ListUrl(string text) => $"{CaseUrls.Inbox}?tab={InboxTab.All}&q={Uri.EscapeDataString(text)}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var rows = await words.FindAsync(db.Set<WorkerRequest>().AsNoTracking().SeenBy(user), text, cancellationToken);
        var found = await rows.OrderByDescending(request => request.SubmittedAt).Take(most)
            .Select(request => new { request.Id, request.Title, request.Number, request.State }).ToListAsync(cancellationToken);
        return [.. found.Select(request => new SearchHit(request.Title, CaseUrls.Request(request.Id), $"{request.Number} · {CaseWords.Of(request.State)}"))];
    }
}

/// <summary>Disputes by number or by the name of a party; records, notes and offers are never searched (R-EVD-02).</summary>
internal sealed class DisputeSearch(AppDbContext db, CurrentUser user) : ISearchSource
{
    /// <inheritdoc/>
    public string Title => MediationText.Disputes;

    /// <inheritdoc/>
    public string Permission => CasePermissions.See;

    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public string? ListUrl(string text) => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var found = await db.Set<DisputeCase>().AsNoTracking().SeenBy(user)
            .Where(dispute => dispute.Number == text || dispute.Parties.Any(party => party.Name.Contains(text)))
            .OrderByDescending(dispute => dispute.AppliedAt).Take(most)
            .Select(dispute => new { dispute.Id, dispute.Number, dispute.Type, dispute.State }).ToListAsync(cancellationToken);
        return [.. found.Select(dispute => new SearchHit(dispute.Number, CaseUrls.Dispute(dispute.Id), $"{CaseWords.Of(dispute.Type)} · {CaseWords.Of(dispute.State)}"))];
    }
}
