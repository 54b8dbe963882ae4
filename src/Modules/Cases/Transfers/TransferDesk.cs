using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Transfers;

/// <summary>
/// Opens transfers for staff: those of one's own office, and those whose request one's unit has in hand. The matter is shown only to whoever may see the request
/// (R-PRI-13).
/// </summary>
internal sealed class TransferDesk(AppDbContext db, CurrentUser user, IUnitDirectory units)
{
    /// <summary>Transfers the user may see.</summary>
    public IQueryable<Transfer> Seen()
    {
        var scope = user.ScopeOf(CasePermissions.Transfers);
        if (scope.Covers(UnitPath.Root)) return db.Set<Transfer>();
        // Not those of Requests(): what is not tracked there would not be tracked here either.
        var seen = db.Set<WorkerRequest>().SeenBy(user).Select(request => request.Id);
        Expression<Func<Transfer, bool>> ours = transfer => seen.Contains(transfer.RequestId);
        return db.Set<Transfer>().Where(CaseQueries.Or(ScopeQueries.Condition<Transfer>(scope, transfer => transfer.UnitPath), ours));
    }

    /// <summary>Requests the user may see.</summary>
    public IQueryable<WorkerRequest> Requests() => db.Set<WorkerRequest>().AsNoTracking().SeenBy(user);

    /// <summary>A transfer on which the user may act, with its request where the user may see it: taking it on needs no more than that.</summary>
    /// <exception cref="NotFoundException">Unknown, or not the user's to see.</exception>
    /// <exception cref="ForbiddenException">Seen, but neither of one's office nor in one's hands.</exception>
    public async Task<(Transfer Transfer, WorkerRequest? Request)> OpenAsync(Guid transferId, CancellationToken cancellationToken)
    {
        var transfer = await Seen().FoundAsync(transferId, cancellationToken);
        var request = await db.Set<WorkerRequest>().SeenBy(user).SingleOrDefaultAsync(found => found.Id == transfer.RequestId, cancellationToken);
        if (!MayAct(transfer, request?.HandlerPath ?? transfer.UnitPath, user)) user.Demand(CasePermissions.Transfers, transfer.UnitPath);
        return (transfer, request);
    }

    /// <summary>The same for steps that end the matter or tell of it: only for whoever may see it (R-PRI-13).</summary>
    /// <exception cref="ForbiddenException">The matter is not the user's to see.</exception>
    public async Task<(Transfer Transfer, WorkerRequest Request)> OpenWithMatterAsync(Guid transferId, CancellationToken cancellationToken)
    {
        var (transfer, request) = await OpenAsync(transferId, cancellationToken);
        return (transfer, request ?? throw new ForbiddenException(CasePermissions.See));
    }

    /// <summary>Whether the user may accept, return and answer.</summary>
    public static bool MayAct(Transfer transfer, string handlerPath, CurrentUser user) =>
        user.Can(CasePermissions.Transfers, transfer.UnitPath) || user.Can(CasePermissions.Transfers, handlerPath);

    /// <summary>The unit for which the user takes letters in: the first of one's own.</summary>
    public async Task<string> OfficeAsync(CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        return (tree.OfficeOf(user.UnitsOf(CasePermissions.Transfers)) ?? tree.District).Path;
    }

    /// <summary>Name of who acts, with that of the absent officer for whom.</summary>
    public string ActorName => user.ActorName;

    /// <summary>Name of a unit.</summary>
    public async Task<string> UnitNameAsync(string path, CancellationToken cancellationToken) => (await units.TreeAsync(cancellationToken)).ByPath(path)?.Name ?? path;

    /// <summary>Whether there is a result of which the sender can be told.</summary>
    public Task<bool> HasResultAsync(WorkerRequest request, CancellationToken cancellationToken) => db.HasResultAsync(request, cancellationToken);
}
