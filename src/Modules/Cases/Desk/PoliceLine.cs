using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Numbers;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Desk;

/// <summary>Reaches the police liaison nearest to a unit (R-FLW-03): a work order of its own, while the request stays where it is.</summary>
internal sealed class PoliceLine(AppDbContext db, IUnitDirectory units, IOfficerDirectory officers, WorkOrderPost post)
{
    /// <summary>The police station whose liaison answers for a unit; null when there is none, or nobody in it who could read the order.</summary>
    public async Task<UnitInfo?> FindAsync(string unitPath, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var near = UnitPath.SelfAndAncestors(unitPath).Select(path => tree.ByPath(path)?.Id).ToList();
        var stations = tree.All
            .Where(unit => unit is { Kind: UnitKind.PartnerDepartment, IsClosed: false, Field: nameof(Competence.Police) } && near.Contains(unit.ParentId))
            .OrderBy(unit => near.IndexOf(unit.ParentId));
        foreach (var station in stations)
            if ((await officers.WithRoleAsync(Role.PoliceLiaison, Scope.Of([station.Path]), cancellationToken)).Count > 0) return station;
        return null;
    }

    /// <summary>Sends the work order; null when there is nobody to send it to.</summary>
    public async Task<Guid?> ReportAsync(DisputeCase dispute, RiskKind kind, string measures, Guid by, CancellationToken cancellationToken)
    {
        if (await FindAsync(dispute.UnitPath, cancellationToken) is not { } station) return null;
        var request = await db.Set<WorkerRequest>().FoundAsync(dispute.RequestId, cancellationToken);
        return (await post.SendAsync(request, station, string.Format(MediationText.PoliceMatter, dispute.Number, CaseWords.Of(kind), measures.Trim()), by, cancellationToken)).Id;
    }
}

/// <summary>Writes an urgent work order that is answered by the next day.</summary>
internal sealed class WorkOrderPost(AppDbContext db, NumberSeries numbers, RequestClocks clocks, TimeProvider time)
{
    public async Task<WorkOrder> SendAsync(WorkerRequest request, UnitInfo department, string matter, Guid by, CancellationToken cancellationToken)
    {
        var today = ChinaTime.Today(time);
        var number = $"GD-{today:yyyyMMdd}-{await numbers.NextAsync($"GD-{today:yyyyMMdd}", cancellationToken):0000}";
        var order = WorkOrder.Send(request, number, department.Path, matter, today.AddDays(1), by, time.GetUtcNow());
        db.Add(order);
        await clocks.StartFeedbackAsync(request, order, order.FeedbackDue, cancellationToken);
        return order;
    }
}
