using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;

namespace Niangjia.Cases.Desk;

/// <summary>Moves requests up: by a trigger (R §2.5), or because a level did nothing in its time (R-ESC-01).</summary>
internal sealed class Escalations(RequestDesk desk, RequestClocks clocks, IUnitDirectory units, RequestOfficers officers, TimeProvider time)
{
    /// <summary>Looks whether the level may keep a request, and moves it up when it may not. The caller saves.</summary>
    public async Task<bool> ByTriggerAsync(WorkerRequest request, CancellationToken cancellationToken, bool mediationFailed = false)
    {
        if (!RequestTransitions.Allows(request.State, RequestStep.Escalate)) return false;
        if (EscalationTriggers.Due(request, await desk.LimitsAsync(cancellationToken), mediationFailed) is not { } trigger) return false;
        return await UpAsync(request, trigger.To, EscalationCause.Trigger, trigger.FullSentence, time.GetUtcNow(), cancellationToken, trigger.Ground);
    }

    /// <summary>The level's time is over: the next one takes it from the moment it ended.</summary>
    public Task<bool> ByBreachAsync(WorkerRequest request, DateTimeOffset endedAt, CancellationToken cancellationToken) =>
        RequestTransitions.Allows(request.State, RequestStep.Escalate)
            ? UpAsync(request, request.Level!.Value + 1, EscalationCause.Breach, null, endedAt, cancellationToken)
            : Task.FromResult(false);

    /// <summary>The level has handled it twice to no avail: the next one takes it, and the lower keeps helping (R §1.5). The caller saves.</summary>
    public Task<bool> AgainAsync(WorkerRequest request, string? reason, CancellationToken cancellationToken) =>
        UpAsync(request, request.Level!.Value + 1, EscalationCause.SecondReopening, reason, time.GetUtcNow(), cancellationToken);

    /// <summary>The unit above the one that answers for a request now, or null for the district.</summary>
    public async Task<UnitInfo?> SuperiorAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var unit = await ResponsibleAsync(request, cancellationToken);
        return await SuperiorAsync(unit.Path, cancellationToken);
    }

    /// <summary>The unit above another that handles requests, or null for the district.</summary>
    public async Task<UnitInfo?> SuperiorAsync(string unitPath, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var level = tree.HandlerOf(unitPath, HandlingLevel.Grid)?.Level ?? HandlingLevel.District;
        return tree.HandlerOf(unitPath, level + 1) is { Level: { } above } unit && above > level ? unit : null;
    }

    /// <summary>Before it is assigned, whoever answers for the place at community level.</summary>
    public async Task<UnitInfo> ResponsibleAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        return (request.Level is null ? tree.HandlerOf(request.UnitPath, HandlingLevel.Community) : tree.ByPath(request.HandlerPath)) ?? tree.District;
    }

    private async Task<bool> UpAsync(
        WorkerRequest request, HandlingLevel level, EscalationCause cause, string? reason, DateTimeOffset since, CancellationToken cancellationToken, EscalationGround? ground = null)
    {
        var unit = (await units.TreeAsync(cancellationToken)).HandlerOf(request.HandlerPath, level);
        if (unit?.Level is not { } found || found <= request.Level) return false; // The district has nobody above it: the red card stays.
        request.Escalate(unit, await officers.ForAsync(request, unit, cancellationToken), cause, reason, since, ground);
        await clocks.CancelLevelAsync(request, cancellationToken);
        await clocks.StartLevelAsync(request, since, cancellationToken);
        return true;
    }
}
