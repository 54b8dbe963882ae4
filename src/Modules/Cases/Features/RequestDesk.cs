using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features;

/// <summary>What every step with a request needs: the request as far as the user may see it, units, officers, limits.</summary>
internal sealed class RequestDesk(AppDbContext db, CurrentUser user, IUnitDirectory units, RequestOfficers officers, LegalParameters parameters)
{
    /// <summary>A request the user may see and may act on by this permission in the unit that handles it.</summary>
    /// <exception cref="NotFoundException">Unknown, or not the user's to see.</exception>
    /// <exception cref="ForbiddenException">Seen, but not the user's to act on.</exception>
    public async Task<WorkerRequest> OpenAsync(Guid requestId, string permission, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().SeenBy(user).FoundAsync(requestId, cancellationToken);
        // Whoever answers for the place may always send it on, even back from a unit elsewhere that was asked by mistake.
        var sendsOn = permission is CasePermissions.Dispatch or CasePermissions.Triage && user.Can(permission, request.UnitPath);
        if (!sendsOn) user.Demand(permission, request.HandlerPath);
        return request;
    }

    /// <summary>Where to go after a step: the request, or the inbox when it now lies with a unit whose requests the user does not see.</summary>
    public async Task<string> AfterwardsAsync(Guid requestId, CancellationToken cancellationToken) =>
        await db.Set<WorkerRequest>().SeenBy(user).AnyAsync(request => request.Id == requestId, cancellationToken) ? CaseUrls.Request(requestId) : CaseUrls.Inbox;

    /// <summary>
    /// A request for whoever stands at a window: papers and words of an applicant are taken down where they are brought (首问负责), by the unit in charge
    /// or by any that answers for the place.
    /// </summary>
    /// <exception cref="NotFoundException">Unknown, or not the user's to see.</exception>
    /// <exception cref="ForbiddenException">Seen, but neither in charge nor of the place.</exception>
    public async Task<WorkerRequest> AtWindowAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().SeenBy(user).FoundAsync(requestId, cancellationToken);
        return MayTakeIn(request, user) ? request : throw new ForbiddenException(CasePermissions.Register);
    }

    /// <summary>Whether papers and words may be taken down here.</summary>
    public static bool MayTakeIn(WorkerRequest request, CurrentUser user) =>
        user.Can(CasePermissions.Handle, request.HandlerPath) || user.Can(CasePermissions.Register, request.UnitPath);

    /// <summary>A unit by id, for a form field.</summary>
    public async Task<UnitInfo> UnitAsync(Guid? unitId, CancellationToken cancellationToken) =>
        unitId is { } id && (await units.TreeAsync(cancellationToken)).Find(id) is { IsClosed: false } unit
            ? unit
            : throw new RefusedException(CasesText.UnitUnknown, null, "UnitId");

    /// <summary>Who takes a request on there: the officer on duty, or another where a relation stands in the way (R-CAS-08); null when there is nobody.</summary>
    public Task<Guid?> OfficerAsync(WorkerRequest request, UnitInfo unit, CancellationToken cancellationToken) => officers.ForAsync(request, unit, cancellationToken);

    /// <summary>Refuses an officer who must step back from a request (R-CAS-08).</summary>
    public Task RefuseRelatedAsync(WorkerRequest request, Guid accountId, CancellationToken cancellationToken) => officers.RefuseRelatedAsync(request, accountId, cancellationToken);

    /// <summary>The account that acts; every step here is a person's.</summary>
    public Guid Actor => user.AccountId ?? throw new ForbiddenException(CasePermissions.Handle);

    /// <summary>Name of who acts, as it stands under what is written down.</summary>
    public string ActorName => user.Name;

    /// <summary>Whether the user may know who asks.</summary>
    public bool KnowsApplicant(WorkerRequest request) => ShowRequest.ShowRequestHandler.ShowsIdentity(request, user);

    /// <summary>Calls that reach nobody after which the call-back counts as done.</summary>
    public ValueTask<int> MostCallBackTriesAsync(CancellationToken cancellationToken) => parameters.WholeAsync("case.callBackTries", cancellationToken);

    /// <summary>Where the request belongs, with reasons.</summary>
    public async Task<RoutingProposal> ProposeAsync(WorkerRequest request, CaseType type, Urgency urgency, CancellationToken cancellationToken) =>
        Routing.Propose(request, type, urgency, await units.TreeAsync(cancellationToken), await LimitsAsync(cancellationToken));

    /// <summary>The limits in force.</summary>
    public async Task<RoutingLimits> LimitsAsync(CancellationToken cancellationToken) => new(
        Money.FromYuan(await parameters.NumberAsync("esc.grid.amount", cancellationToken)),
        await parameters.WholeAsync("esc.community.persons", cancellationToken),
        Money.FromYuan(await parameters.NumberAsync("esc.community.amount", cancellationToken)),
        await parameters.WholeAsync("esc.street.persons", cancellationToken),
        Money.FromYuan(await parameters.NumberAsync("esc.street.amount", cancellationToken)));
}
