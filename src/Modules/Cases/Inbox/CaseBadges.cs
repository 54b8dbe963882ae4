using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Inbox;

/// <summary>Beside "inbox": what waits for the user.</summary>
internal sealed class InboxBadge(InboxRequests inbox) : IMenuBadge
{
    /// <inheritdoc/>
    public string Url => CaseUrls.Inbox;

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) => inbox.WaitingAsync(cancellationToken);
}

/// <summary>Beside "triage": the requests that wait for a person to confirm what they are.</summary>
internal sealed class TriageBadge(AppDbContext db, CurrentUser user) : IMenuBadge
{
    /// <inheritdoc/>
    public string Url => CaseUrls.TriageDesk;

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Set<WorkerRequest>().UntriagedBy(user).CountToMostAsync(cancellationToken);
}
