using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Desk;

/// <summary>What every step with a request needs: the request as far as the user may see it, units, officers, limits.</summary>
internal sealed class RequestDesk(
    AppDbContext db, CurrentUser user, IUnitDirectory units, RequestOfficers officers, Deputies deputies, LegalParameters parameters, TimeProvider time)
{
    /// <summary>A request the user may see and may act on by this permission in the unit that handles it.</summary>
    /// <exception cref="NotFoundException">Unknown, or not the user's to see.</exception>
    /// <exception cref="ForbiddenException">Seen, but not the user's to act on.</exception>
    /// <exception cref="RefusedException">The user is related to a party and has not been told to carry on.</exception>
    public async Task<WorkerRequest> OpenAsync(Guid requestId, string permission, CancellationToken cancellationToken, bool evenRelated = false)
    {
        var request = await SeenAsync(requestId, cancellationToken);
        // Whoever answers for the place may always send it on, even back from a unit elsewhere that was asked by mistake.
        var sendsOn = permission is CasePermissions.Dispatch or CasePermissions.Triage && user.Can(permission, request.UnitPath);
        if (!sendsOn) user.Demand(permission, request.HandlerPath);
        // Who has declared a relation may pass it on and do nothing else with it (R-CAS-08).
        if (permission == CasePermissions.Handle && !evenRelated && user.AccountId is { } me) await officers.RefuseRelatedAsync(request, me, cancellationToken);
        await deputies.RepresentAsync(request.HandlerId, permission, user.Can(permission, request.HandlerPath) ? request.HandlerPath : request.UnitPath, cancellationToken);
        return request;
    }

    /// <summary>A request for whoever handles it or helps with it: notes, contacts, files (R-ESC-03).</summary>
    /// <exception cref="ForbiddenException">Seen, but neither handled nor helped with.</exception>
    public async Task<WorkerRequest> OpenForHelpAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await SeenAsync(requestId, cancellationToken);
        if (!MayHelp(request, user)) throw new ForbiddenException(CasePermissions.Handle);
        var path = user.Can(CasePermissions.Handle, request.HandlerPath) ? request.HandlerPath : Helping(request, user)!.UnitPath;
        await deputies.RepresentAsync(path == request.HandlerPath ? request.HandlerId : Helping(request, user)?.OfficerId, CasePermissions.Handle, path, cancellationToken);
        return request;
    }

    /// <summary>Whether the user handles a request, or helps with it for one of the units asked to.</summary>
    public static bool MayHelp(WorkerRequest request, CurrentUser user) => user.Can(CasePermissions.Handle, request.HandlerPath) || Helping(request, user) is not null;

    /// <summary>Whether the user says who helps for a unit: as whoever handles the request, or whoever sends things on in that unit.</summary>
    public static bool MayNameHelper(WorkerRequest request, Handling helper, CurrentUser user) =>
        user.Can(CasePermissions.Handle, request.HandlerPath) || user.Can(CasePermissions.Dispatch, helper.UnitPath);

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
        var request = await SeenAsync(requestId, cancellationToken);
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

    /// <summary>Who is in charge when the user takes something on: the absent officer for whom the user acts, else the user.</summary>
    public Guid Owner => user.OnBehalfOf ?? Actor;

    /// <summary>Name of who acts, with that of the absent officer for whom.</summary>
    public string ActorName => user.ActorName;

    /// <summary>A request by its number, as far as the user may see it.</summary>
    public Task<WorkerRequest?> FindAsync(string number, CancellationToken cancellationToken) =>
        db.Set<WorkerRequest>().SeenBy(user).SingleOrDefaultAsync(found => found.Number == number, cancellationToken);

    /// <summary>Whether the user may know who asks.</summary>
    public bool KnowsApplicant(WorkerRequest request) => ShowRequestHandler.ShowsIdentity(request, user);

    /// <summary>Calls that reach nobody after which the call-back counts as done.</summary>
    public ValueTask<int> MostCallBackTriesAsync(CancellationToken cancellationToken) => parameters.WholeAsync("case.callBackTries", cancellationToken);

    /// <summary>Where the request belongs, with reasons.</summary>
    public async Task<RoutingProposal> ProposeAsync(WorkerRequest request, CaseType type, Urgency urgency, CancellationToken cancellationToken) =>
        Routing.Propose(request, type, urgency, await units.TreeAsync(cancellationToken), await LimitsAsync(cancellationToken));

    /// <summary>The limits in force, each with the version it comes from.</summary>
    public async Task<RoutingLimits> LimitsAsync(CancellationToken cancellationToken)
    {
        var (set, today) = (await parameters.CurrentAsync(cancellationToken), ChinaTime.Today(time));
        string[] keys =
            ["esc.grid.amount", "esc.community.persons", "esc.community.amount", "esc.community.failedContacts", "esc.street.persons", "esc.street.amount", "triage.collectivePersons"];
        return new(
            Money.FromYuan(await parameters.NumberAsync(keys[0], cancellationToken)), await parameters.WholeAsync(keys[1], cancellationToken),
            Money.FromYuan(await parameters.NumberAsync(keys[2], cancellationToken)), await parameters.WholeAsync(keys[3], cancellationToken),
            await parameters.WholeAsync(keys[4], cancellationToken), Money.FromYuan(await parameters.NumberAsync(keys[5], cancellationToken)))
        {
            Versions = keys.Select(key => set.Get(key, today)).ToDictionary(value => value.Key, value => (value.Profile, value.Number)),
            Bands = [.. (await parameters.TextsAsync("collective.bands", cancellationToken)).Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))],
        };
    }

    /// <summary>How often a unit may return, and when a rating reopens.</summary>
    public async Task<HandlingRules> RulesAsync(CancellationToken cancellationToken) => new(
        await parameters.WholeAsync("case.returnsPerUnit", cancellationToken), await parameters.WholeAsync("case.maxReopen", cancellationToken),
        await parameters.WholeAsync("case.reopenScore", cancellationToken));

    /// <summary>Who may mediate, and with how many.</summary>
    public async Task<MediationLimits> MediationLimitsAsync(CancellationToken cancellationToken) => new(
        await parameters.WholeAsync("med.simplePersons", cancellationToken), await parameters.WholeAsync("collective.mediators", cancellationToken),
        await parameters.WholeAsync("esc.street.persons", cancellationToken));

    /// <summary>A request the user may see; the caller says who may act on it.</summary>
    /// <exception cref="NotFoundException">Unknown, or not the user's to see.</exception>
    public Task<WorkerRequest> SeenAsync(Guid requestId, CancellationToken cancellationToken) =>
        db.Set<WorkerRequest>().SeenBy(user).FoundAsync(requestId, cancellationToken);

    private static Handling? Helping(WorkerRequest request, CurrentUser user) => request.Handlings.FirstOrDefault(handling => handling is { IsOpen: true, IsMain: false }
        && (user.Can(CasePermissions.Handle, handling.UnitPath) || (handling.OfficerId is { } officer && user.Accounts.Contains(officer) && user.Can(CasePermissions.Handle))));
}
