using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;

namespace Niangjia.Cases.Intake;

/// <summary>Whom the applicant may call now: the unit in charge and its officer (R-TRI-06: the person in charge is named).</summary>
internal sealed class Responsible(IUnitDirectory units, IOfficerDirectory officers, IDutyDirectory duty)
{
    public async Task<(UnitInfo Unit, string? Phone, OfficerInfo? Officer, IUnitTree Tree)> OfAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        // Before it is assigned, whoever answers for the place does.
        var unit = (request.Level is null ? tree.HandlerOf(request.UnitPath, HandlingLevel.Community) : tree.ByPath(request.HandlerPath)) ?? tree.District;
        var officer = request.HandlerId is { } id ? await officers.FindAsync(id, cancellationToken) : null;
        if (officer is null or { IsAbsent: true }) officer = await duty.OnDutyAsync(unit.Path, cancellationToken) ?? officer;
        return (unit, unit.Phone ?? tree.District.Phone, officer, tree);
    }
}
