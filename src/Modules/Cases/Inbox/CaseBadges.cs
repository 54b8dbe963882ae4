using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Inbox;

/// <summary>Beside "inbox": the requests in the user's own hands that are open.</summary>
internal sealed class InboxBadge(AppDbContext db, CurrentUser user) : IMenuBadge
{
    /// <inheritdoc/>
    public string Url => CaseUrls.Inbox;

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var account = user.AccountId;
        return db.Set<WorkerRequest>().CountAsync(request => request.HandlerId == account && request.ClosedAt == null, cancellationToken);
    }
}

/// <summary>Beside "triage": the requests that wait for a person to confirm what they are.</summary>
internal sealed class TriageBadge(AppDbContext db, CurrentUser user) : IMenuBadge
{
    /// <inheritdoc/>
    public string Url => CaseUrls.TriageDesk;

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Set<WorkerRequest>().UntriagedBy(user).CountAsync(cancellationToken);
}
