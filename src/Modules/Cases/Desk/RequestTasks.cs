using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Desk;

/// <summary>Tasks beside the handling, each with its clock: the duties of R-CAS-07, and what a breach brings. The caller saves.</summary>
internal sealed class RequestTasks(AppDbContext db, LegalClocks clocks, LegalParameters parameters, Escalations escalations, TimeProvider time)
{
    /// <summary>Subject kind of the clocks of tasks.</summary>
    public static readonly string Subject = JournalNames.Of(typeof(RequestTask));

    /// <summary>Time to see to what another unit missed.</summary>
    public const string Supervision = "sla.supervise";

    private const string AfterMediation = "sla.afterMediation";
    private const string Urging = "sla.urge";

    private readonly HashSet<Guid> _begun = [];

    /// <summary>A request that is being made has no tasks yet: saves looking for them.</summary>
    public void Begin(WorkerRequest request) => _begun.Add(request.Id);

    /// <summary>All tasks of a request, those not saved yet included.</summary>
    public async Task<IReadOnlyList<RequestTask>> OfAsync(Guid requestId, CancellationToken cancellationToken)
    {
        if (!_begun.Contains(requestId)) await db.Set<RequestTask>().Where(task => task.RequestId == requestId).LoadAsync(cancellationToken);
        return [.. db.Set<RequestTask>().Local.Where(task => task.RequestId == requestId).OrderBy(task => task.AddedAt).ThenBy(task => task.Id)];
    }

    /// <summary>Adds the duties that the facts now bring and ends those they no longer bring (R-CAS-07).</summary>
    /// <param name="request">The request.</param>
    /// <param name="since">When the facts became known; what counts "from the registration" begins there.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task SyncDutiesAsync(WorkerRequest request, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var wanted = HandlingTable.For(await FactsAsync(request, cancellationToken));
        var known = await OfAsync(request.Id, cancellationToken);
        foreach (var task in known.Where(task => task.IsOpen && HandlingTable.Find(task.Code) is not null && wanted.All(duty => duty.Code != task.Code)))
            await LapseAsync(task, HandlingText.DutyNoLonger, cancellationToken);
        foreach (var duty in wanted.Where(duty => known.All(task => task.Code != duty.Code || task.Outcome == TaskOutcome.Lapsed)))
            await AddAsync(request, new(duty.Code, duty.Rule, NotByHandler: duty.NotByHandler), duty.Clock, since, cancellationToken);
    }

    /// <summary>督办: the unit above sees to what was missed; at the district, the district itself. Once for each unit and each thing missed.</summary>
    public async Task SuperviseAsync(WorkerRequest request, string latePath, string clockCode, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var path = (await escalations.SuperiorAsync(latePath, cancellationToken))?.Path ?? latePath;
        if ((await OfAsync(request.Id, cancellationToken)).Any(task => task is { IsOpen: true, Code: TaskCodes.Supervise } && task.UnitPath == path && task.Detail == clockCode)) return;
        await AddAsync(request, new(TaskCodes.Supervise, "R-ESC-01", path, clockCode), Supervision, since, cancellationToken);
    }

    /// <summary>催办: the department is reminded by the unit that sent the order.</summary>
    public Task ChaseAsync(WorkerRequest request, WorkOrder order, DateTimeOffset since, CancellationToken cancellationToken) =>
        AddAsync(request, new(TaskCodes.ChaseOrder, "R-ESC-01", Detail: order.Number), Supervision, since, cancellationToken);

    /// <summary>Mediation came to nothing: legal aid, arbitration, or close (R-MED-11).</summary>
    public Task DecideAfterMediationAsync(WorkerRequest request, string disputeNumber, DateTimeOffset since, CancellationToken cancellationToken) =>
        AddAsync(request, new(TaskCodes.AfterMediation, "R-MED-11", Detail: disputeNumber), AfterMediation, since, cancellationToken);

    /// <summary>督促: the body that mediated asks for what was promised and missed; one task at a time.</summary>
    public async Task UrgeAsync(WorkerRequest request, string unitPath, string disputeNumber, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if ((await OfAsync(request.Id, cancellationToken)).Any(task => task is { IsOpen: true, Code: TaskCodes.UrgePromise })) return;
        await AddAsync(request, new(TaskCodes.UrgePromise, "R-MED-09", unitPath, disputeNumber), Urging, since, cancellationToken);
    }

    /// <summary>Somebody has done it, or says why it is not needed.</summary>
    public async Task EndAsync(RequestTask task, TaskOutcome outcome, string? note, TaskActor by, CancellationToken cancellationToken)
    {
        task.End(outcome, note, by, time.GetUtcNow());
        if (outcome != TaskOutcome.Done) await clocks.CancelAsync(task.Id, CaseWords.Of(outcome), cancellationToken);
        else foreach (var clock in (await clocks.OfAsync(task.Id, cancellationToken)).Where(clock => clock.IsUnfinished)) clocks.Meet(clock);
    }

    /// <summary>Open tasks that no longer apply: those of the handling, or all.</summary>
    public async Task LapseAsync(Guid requestId, bool ofHandlingOnly, string reason, CancellationToken cancellationToken)
    {
        foreach (var task in (await OfAsync(requestId, cancellationToken)).Where(task => task.IsOpen && (!ofHandlingOnly || TaskCodes.OfHandling.Contains(task.Code))))
            await LapseAsync(task, reason, cancellationToken);
    }

    /// <summary>What has been dealt with needs nobody any more who sees to it.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="code">Which tasks.</param>
    /// <param name="about">About which of the things missed.</param>
    /// <param name="reason">Why they end.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task SettleAsync(Guid requestId, string code, Predicate<string> about, string reason, CancellationToken cancellationToken)
    {
        foreach (var task in (await OfAsync(requestId, cancellationToken)).Where(task => task.IsOpen && task.Code == code && about(task.Detail ?? "")))
            await LapseAsync(task, reason, cancellationToken);
    }

    private async Task LapseAsync(RequestTask task, string reason, CancellationToken cancellationToken)
    {
        task.Lapse(reason, time.GetUtcNow());
        await clocks.CancelAsync(task.Id, reason, cancellationToken);
    }

    private async Task AddAsync(WorkerRequest request, TaskContent content, string clockCode, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var task = RequestTask.Add(request, content, now);
        clocks.Begin(task.Id);
        var clock = await clocks.StartAsync(
            new(clockCode, Subject, task.Id, task.UnitPath, StartAt: since < now ? since : now, OwnerId: task.IsOfUnit ? null : request.HandlerId), cancellationToken);
        task.DueBy(clock.DueAt);
        db.Add(task);
    }

    private async Task<DutyFacts> FactsAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var causes = TriageProposal.FromJson(request.SuggestionReasons)?.Causes.Select(cause => cause.Cause).ToHashSet() ?? [];
        var limit = ChinaTime.Today(time).AddDays(-await parameters.WholeAsync("triage.urgent.wageDays", cancellationToken));
        var owed = request.Claims.Any(claim => claim.Type == CaseType.WageArrears && claim.From < limit);
        return new(
            request.Type ?? request.SuggestedType, request.IsCollective, owed || causes.Contains(UrgencyCause.ArrearsOverThirtyDays), causes.Contains(UrgencyCause.SafetyRisk),
            causes.Contains(UrgencyCause.Violence) || request.SubType == "SexualHarassment" || request.Claims.Any(claim => claim.SubType == "SexualHarassment"));
    }
}
