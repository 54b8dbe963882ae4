using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Inbox;

/// <summary>Requests that the user's units have and nobody has accepted, in the order of the inbox. Who is related to a party is not offered its matter (R-CAS-08).</summary>
internal sealed class FreeRequests(AppDbContext db, CurrentUser user, OwnWork own)
{
    // As many as may be in the hands of others at this moment before a second look is needed.
    private const int Looked = 64;

    /// <summary>The most urgent one that nobody else is just taking; it is the caller's until the transaction ends. Null when there is none.</summary>
    public async Task<Guid?> LockFirstAsync(CancellationToken cancellationToken)
    {
        var (free, dialect) = (await FreeAsync(cancellationToken), TakeDialect.Of(db));
        string? after = null;
        do
        {
            var page = await free.PageAsync(request => request.DueOrder, request => request.Id, request => request.Id, after, Looked, false, cancellationToken);
            if (await dialect.LockFirstAsync(db, page.Items, cancellationToken) is { } id) return id;
            after = page.Next;
        }
        while (after is not null);
        return null;
    }

    private async Task<IQueryable<WorkerRequest>> FreeAsync(CancellationToken cancellationToken)
    {
        var (account, person) = (user.AccountId, user.PersonId);
        var relations = db.Set<DeclaredRelation>().AsNoTracking().Where(relation => relation.AccountId == account && relation.EndedAt == null);
        return db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(await own.ToTakeAsync(cancellationToken))
            .Where(request => request.PersonId == null || request.PersonId != person)
            .Where(request => !relations.Any(relation => (relation.PersonId != null && relation.PersonId == request.PersonId)
                || (relation.EnterpriseId != null && relation.EnterpriseId == request.EnterpriseId)));
    }
}
