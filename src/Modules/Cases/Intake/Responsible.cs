using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Intake;

/// <summary>Where a request stands and whom one may call: nothing of what anybody said, so that it can be shown to whoever shares the matter.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">State.</param>
/// <param name="Unit">Unit in charge.</param>
/// <param name="Phone">Its number to call, or that of the district.</param>
/// <param name="Officer">The person in charge (R-TRI-06), if there is one.</param>
/// <param name="Above">The unit that supervises (R-TRI-06); null at the top.</param>
/// <param name="Clock">What is due next, of our own duties.</param>
internal sealed record Progress(string Number, RequestState State, UnitInfo Unit, string? Phone, OfficerInfo? Officer, UnitInfo? Above, Clock? Clock)
{
    public bool IsOpen => RequestTransitions.Open.Contains(State);
}

/// <summary>Whom the applicant may call now: the unit in charge, its officer, and the unit above (R-TRI-06: person in charge and supervisor are named).</summary>
internal sealed class Responsible(IUnitDirectory units, IOfficerDirectory officers, IDutyDirectory duty, RequestClocks clocks)
{
    public async Task<Progress> OfAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        // Before it is assigned, whoever answers for the place does.
        var unit = (request.Level is null ? tree.HandlerOf(request.UnitPath, HandlingLevel.Community) : tree.ByPath(request.HandlerPath)) ?? tree.District;
        var officer = request.HandlerId is { } id ? await officers.FindAsync(id, cancellationToken) : null;
        if (officer is null or { IsAbsent: true }) officer = await duty.OnDutyAsync(unit.Path, cancellationToken) ?? officer;
        var above = unit.Level is { } level and < HandlingLevel.District ? tree.HandlerOf(unit.Path, level + 1) : null;
        // That we call back is no date the applicant waits for.
        var leading = LegalClocks.Leading((await clocks.CountingAsync(request, cancellationToken)).Where(clock => clock.Code != RequestClocks.VisitBack));
        return new(request.Number, request.State, unit, unit.Phone ?? tree.District.Phone, officer, above?.Path == unit.Path ? null : above, leading);
    }

    /// <summary>The unit tree.</summary>
    public ValueTask<IUnitTree> TreeAsync(CancellationToken cancellationToken) => units.TreeAsync(cancellationToken);
}
