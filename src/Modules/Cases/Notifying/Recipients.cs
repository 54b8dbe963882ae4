using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Notifying;

/// <summary>
/// Whom a notice must reach. An absent officer is replaced by the deputy; where nobody is found the next unit above is asked, so that a notice never
/// falls into the void as long as anybody answers for anything.
/// </summary>
internal sealed class Recipients(IOfficerDirectory officers, IDutyDirectory duty, PermissionCatalog permissions)
{
    // Who answers for a unit as its head (R-CLK-02: "the unit's superior").
    private static readonly Role[] Heads = [Role.CommunityChair, Role.StreetChair, Role.JointCentreDirector, Role.DistrictLeader];

    /// <summary>The officer in charge or the deputy; when nobody is in charge, everybody in the unit who may take the request on.</summary>
    public async Task<IReadOnlyCollection<Guid>> InChargeAsync(Guid? officerId, string unitPath, CancellationToken cancellationToken) =>
        officerId is { } id && await officers.FindAsync(id, cancellationToken) is { } officer
            ? [await PresentAsync(officer, cancellationToken)]
            : await InUnitAsync(unitPath, CasePermissions.Handle, cancellationToken);

    /// <summary>The officer on duty and everybody with the permission in the unit, else in the nearest one above that has somebody.</summary>
    public async Task<IReadOnlyCollection<Guid>> InUnitAsync(string unitPath, string permission, CancellationToken cancellationToken) =>
        (await NearestAsync(unitPath, officer => permissions.Carries(officer.Role, permission), officer => permissions.Carries(officer.Role, permission), cancellationToken)).People;

    /// <summary>Heads and officer on duty of the unit above, or of the next one above that has somebody; for the district itself, which has none, its own.</summary>
    public async Task<(string UnitPath, IReadOnlyCollection<Guid> People)> SuperiorsAsync(string unitPath, CancellationToken cancellationToken) =>
        await NearestAsync(
            UnitPath.Parent(unitPath) is var above && above != UnitPath.Root ? above : unitPath,
            officer => Heads.Contains(officer.Role), officer => permissions.Carries(officer.Role, CasePermissions.Handle), cancellationToken);

    /// <summary>The liaisons of a partner department.</summary>
    public async Task<IReadOnlyCollection<Guid>> LiaisonsAsync(string departmentPath, CancellationToken cancellationToken) =>
        await InUnitAsync(departmentPath, CasePermissions.AnswerWorkOrders, cancellationToken);

    /// <summary>Who asked a department, or the deputy; when that account has gone, whoever is in charge of the request now.</summary>
    public async Task<IReadOnlyCollection<Guid>> AskersAsync(WorkOrder order, RequestCard request, CancellationToken cancellationToken) =>
        await InChargeAsync(await officers.FindAsync(order.SentById, cancellationToken) is null ? request.HandlerId : order.SentById, request.HandlerPath, cancellationToken);

    /// <summary>The mediators at work; before one is appointed, whoever may appoint.</summary>
    public async Task<IReadOnlyCollection<Guid>> MediatorsAsync(DisputeCard dispute, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var id in dispute.Mediators)
            if (await officers.FindAsync(id, cancellationToken) is { } mediator) found.Add(await PresentAsync(mediator, cancellationToken));
        return found.Count > 0 ? found : await InUnitAsync(dispute.UnitPath, CasePermissions.DirectMediation, cancellationToken);
    }

    private async Task<(string UnitPath, IReadOnlyCollection<Guid> People)> NearestAsync(
        string unitPath, Func<OfficerInfo, bool> which, Func<OfficerInfo, bool> onDuty, CancellationToken cancellationToken)
    {
        foreach (var path in UnitPath.SelfAndAncestors(unitPath))
        {
            var found = new HashSet<Guid>();
            foreach (var officer in (await officers.InUnitAsync(path, cancellationToken)).Where(which)) found.Add(await PresentAsync(officer, cancellationToken));
            if (await duty.OnDutyAsync(path, cancellationToken) is { } rostered && onDuty(rostered)) found.Add(rostered.AccountId);
            if (found.Count > 0) return (path, found);
        }
        return (unitPath, []);
    }

    // A deputy who is away too helps nobody: then the officer finds it on coming back.
    private async Task<Guid> PresentAsync(OfficerInfo officer, CancellationToken cancellationToken) =>
        officer is { IsAbsent: true, DeputyId: { } id } && await officers.FindAsync(id, cancellationToken) is { IsAbsent: false } deputy ? deputy.AccountId : officer.AccountId;
}
