using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Desk;

/// <summary>Starts and stops the service clocks of a request (R §2.3, §2.5) and keeps the date shown in lists in step.</summary>
internal sealed class RequestClocks(AppDbContext db, LegalClocks clocks)
{
    public const string Triage = "sla.triage";
    public const string Contact = "sla.contact.";
    public const string Level = "sla.level.";
    public const string Resolve = "sla.resolve.";
    public const string AcceptDispatch = "sla.dispatch.accept";
    public const string Supplement = "sla.supplement";
    public const string Feedback = "sla.partner.feedback";
    public const string AutoClose = "sla.autoClose";
    public const string VisitBack = "sla.visitBack";
    public const string SameDay = "sla.sameDay.family";
    public const string Explain = "sla.explain";
    public const string Hotline = "sla.hotline.";

    /// <summary>Subject kind of request clocks.</summary>
    public static readonly string Subject = JournalNames.Of(typeof(WorkerRequest));

    /// <summary>Subject kind of the clocks of work orders.</summary>
    public static readonly string OrderSubject = JournalNames.Of(typeof(WorkOrder));

    private readonly HashSet<Guid> _begun = [];

    /// <summary>A request that is being made has no clocks and no work orders yet: saves looking for them.</summary>
    public void Begin(WorkerRequest request)
    {
        _begun.Add(request.Id);
        clocks.Begin(request.Id);
    }

    /// <summary>The clock of the level that is responsible now, from the moment it became so.</summary>
    public async Task StartLevelAsync(WorkerRequest request, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await StartAsync(request, Level + Name(request.Level!.Value), since, cancellationToken);
        // The period of its class goes with the request; whoever has it must keep it (R-HOT-02).
        foreach (var clock in await clocks.OfAsync(request.Id, cancellationToken))
            if (clock.IsOpen && clock.Code.StartsWith(Hotline, StringComparison.Ordinal)) clock.HandOver(request.HandlerPath, request.Level.ToString(), request.HandlerId);
        await SyncAsync(request, cancellationToken);
    }

    /// <summary>The period of its class (R-HOT-02), beside the others; for what came in by the hotline.</summary>
    public async Task StartClassAsync(WorkerRequest request, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (request.HotlineClass is { } level) await StartAsync(request, Hotline + level.ToString().ToLowerInvariant(), since, cancellationToken);
    }

    /// <summary>A part of a request that was split is of its class, whose period goes on in the part from where it began (R-HOT-02).</summary>
    public async Task HandClassOnAsync(WorkerRequest whole, WorkerRequest part, CancellationToken cancellationToken)
    {
        if (whole.HotlineClass is not { } level) return;
        part.BeOfClass(level);
        var running = (await clocks.OfAsync(whole.Id, cancellationToken)).LastOrDefault(clock => clock.IsUnfinished && clock.Code.StartsWith(Hotline, StringComparison.Ordinal));
        await StartClassAsync(part, running?.StartedAt ?? whole.SubmittedAt, cancellationToken);
    }

    /// <summary>A lower unit must accept what was sent down (R-ESC-04).</summary>
    public Task StartAcceptanceAsync(WorkerRequest request, DateTimeOffset since, CancellationToken cancellationToken) =>
        StartAsync(request, AcceptDispatch, since, cancellationToken);

    /// <summary>Reads the clocks of many requests at once, which are then known.</summary>
    public Task ReadAsync(IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken) => clocks.ReadAsync(requestIds, cancellationToken);

    /// <summary>Starts one clock.</summary>
    public async Task<Clock> StartAsync(WorkerRequest request, string code, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var clock = await clocks.StartAsync(
            new(code, Subject, request.Id, request.HandlerPath, StartAt: since, Level: request.Level?.ToString(), OwnerId: request.HandlerId), cancellationToken);
        await SyncAsync(request, cancellationToken);
        return clock;
    }

    /// <summary>What was due at this level is done.</summary>
    public async Task MeetAsync(WorkerRequest request, CancellationToken cancellationToken, params string[] prefixes)
    {
        foreach (var clock in await clocks.OfAsync(request.Id, cancellationToken))
            if (clock.IsUnfinished && prefixes.Any(prefix => clock.Code.StartsWith(prefix, StringComparison.Ordinal))) clocks.Meet(clock);
        await SyncAsync(request, cancellationToken);
    }

    /// <summary>Whether what a clock of this kind asked for was done.</summary>
    public async Task<bool> IsMetAsync(WorkerRequest request, string prefix, CancellationToken cancellationToken) =>
        (await clocks.OfAsync(request.Id, cancellationToken)).Any(clock => clock.Status == ClockStatus.Met && clock.Code.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Puts another clock in the place of one of the same kind that is still open, counted from the registration.</summary>
    public async Task ReplaceAsync(WorkerRequest request, string prefix, string code, CancellationToken cancellationToken)
    {
        var all = (await clocks.OfAsync(request.Id, cancellationToken)).Where(clock => clock.Code.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (all.Any(clock => clock.Code == code && clock.IsOpen) || all.Any(clock => clock.Status == ClockStatus.Met)) return;
        foreach (var clock in all.Where(clock => clock.IsUnfinished)) clocks.Cancel(clock, CasesText.TriagedOtherwise);
        await StartAsync(request, code, request.SubmittedAt, cancellationToken);
    }

    /// <summary>The clocks of a level that was passed over end without having been met.</summary>
    public async Task CancelLevelAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        foreach (var clock in await clocks.OfAsync(request.Id, cancellationToken))
            if (clock.IsUnfinished && (clock.Code.StartsWith(Level, StringComparison.Ordinal) || clock.Code == AcceptDispatch)) clocks.Cancel(clock, CasesText.LevelPassedOver);
        await SyncAsync(request, cancellationToken);
    }

    /// <summary>A family matter should be solved the day it came in (R-MED-14), whatever day it is triaged; other matters have no such day.</summary>
    public async Task SameDayAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        if (request.Stream != AffairStream.Family) await CancelAsync(request, SameDay, CasesText.TriagedOtherwise, cancellationToken);
        // The day is missed once; whoever triages again does not miss it again.
        else if ((await clocks.OfAsync(request.Id, cancellationToken)).All(clock => clock.Code != SameDay || clock.OverdueAt is null))
            await ReplaceAsync(request, SameDay, SameDay, cancellationToken);
    }

    /// <summary>
    /// There is a result: nothing of the handling is due any more but a reason that is still owed. The applicant is called back (R-TRI-08), unless nobody
    /// knows who it is; without any answer the request is filed. What came by the hotline is called back from there (<see cref="Cases.Hotline.HotlineLoop"/>).
    /// </summary>
    public async Task AfterResultAsync(WorkerRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var clock in await clocks.OfAsync(request.Id, cancellationToken))
            if (clock.IsUnfinished && clock.Code != Explain && clock.Code.StartsWith("sla.", StringComparison.Ordinal)) clocks.Meet(clock);
        await StartAsync(request, AutoClose, now, cancellationToken);
        if (request is { PersonId: not null, HotlineCallId: null }) await StartAsync(request, VisitBack, now, cancellationToken);
    }

    /// <summary>Another unit answers for the place now, and for what is not yet assigned.</summary>
    public async Task FollowPlaceAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        if (request.Level is not null) return;
        foreach (var clock in await clocks.OfAsync(request.Id, cancellationToken))
            if (clock.IsUnfinished && clock.UnitPath != request.HandlerPath) clock.HandOver(request.HandlerPath, clock.Level, clock.OwnerId);
    }

    /// <summary>Clocks of one kind no longer apply.</summary>
    public async Task CancelAsync(WorkerRequest request, string prefix, string reason, CancellationToken cancellationToken)
    {
        foreach (var clock in await clocks.OfAsync(request.Id, cancellationToken))
            if (clock.IsUnfinished && clock.Code.StartsWith(prefix, StringComparison.Ordinal)) clocks.Cancel(clock, reason);
        await SyncAsync(request, cancellationToken);
    }

    /// <summary>Nothing is due any more.</summary>
    public async Task CancelAllAsync(WorkerRequest request, string reason, CancellationToken cancellationToken)
    {
        await clocks.CancelAsync(request.Id, reason, cancellationToken);
        request.DueBy(null);
    }

    /// <summary>The applicant must supply; our clocks stand still meanwhile.</summary>
    public async Task<Clock> PauseForSupplementAsync(WorkerRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await clocks.PauseAsync(request.Id, CasesText.ClockWaitsForSupplement, cancellationToken);
        return await StartAsync(request, Supplement, now, cancellationToken);
    }

    /// <summary>The applicant supplied; our clocks go on.</summary>
    public async Task ResumeAfterSupplementAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        await MeetAsync(request, cancellationToken, Supplement);
        await clocks.ResumeAsync(request.Id, CasesText.ClockGoesOn, cancellationToken);
        await SyncAsync(request, cancellationToken);
    }

    /// <summary>The department's day for feedback, as a clock of the work order.</summary>
    public async Task StartFeedbackAsync(WorkerRequest request, WorkOrder order, DateOnly due, CancellationToken cancellationToken) =>
        await clocks.StartAsync(
            new(Feedback, OrderSubject, order.Id, request.HandlerPath, OwnerId: request.HandlerId,
                Period: new(due.DayNumber - ChinaTime.DateOf(order.SentAt).DayNumber, PeriodUnit.CalendarDays)), cancellationToken);

    /// <summary>The department has answered.</summary>
    public Task MeetFeedbackAsync(WorkOrder order, CancellationToken cancellationToken) => clocks.MeetAsync(order.Id, cancellationToken, Feedback);

    /// <summary>Nothing is expected of the department any more.</summary>
    public Task CancelFeedbackAsync(WorkOrder order, string reason, CancellationToken cancellationToken) => clocks.CancelAsync(order.Id, reason, cancellationToken, Feedback);

    /// <summary>Keeps <see cref="WorkerRequest.DueAt"/> equal to the earliest clock still open, never a later one (R-CLK-01).</summary>
    public async Task SyncAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var leading = await LeadingAsync(request, cancellationToken);
        request.DueBy(leading?.DueAt, leading?.Status == ClockStatus.Overdue);
    }

    /// <summary>The same after a step of its mediation or of a work order, with which the request itself did nothing.</summary>
    public async Task FollowAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        if (!RequestTransitions.InHand.Contains(request.State)) return;
        var leading = await LeadingAsync(request, cancellationToken);
        request.FollowDue(leading?.DueAt, leading?.Status == ClockStatus.Overdue);
    }

    /// <summary>The clock that people should look at: the earliest of the request, its mediation and its work orders (R-CLK-01).</summary>
    public async Task<Clock?> LeadingAsync(WorkerRequest request, CancellationToken cancellationToken) =>
        LegalClocks.Leading(await CountingAsync(request, cancellationToken));

    /// <summary>The clocks by which a request is due or late now, in no order.</summary>
    public async Task<IEnumerable<Clock>> CountingAsync(WorkerRequest request, CancellationToken cancellationToken) =>
        (await AllAsync(request, cancellationToken)).Where(clock => Counts(clock, request));

    /// <summary>Every clock of a request, its mediation and its work orders.</summary>
    public async Task<IReadOnlyList<Clock>> AllAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var all = (await clocks.OfAsync(request.Id, cancellationToken)).ToList();
        if (request.DisputeId is { } dispute) all.AddRange(await clocks.OfAsync(dispute, cancellationToken));
        var orders = _begun.Contains(request.Id) ? [] : await db.Set<WorkOrder>().Where(order => order.RequestId == request.Id).Select(order => order.Id).ToListAsync(cancellationToken);
        foreach (var order in orders.Union(db.Set<WorkOrder>().Local.Where(order => order.RequestId == request.Id).Select(order => order.Id)))
            all.AddRange(await clocks.OfAsync(order, cancellationToken));
        return all;
    }

    private static bool Counts(Clock clock, WorkerRequest request)
    {
        if (clock.Code == AutoClose) return false; // The applicant's turn.
        // What another level missed is not due from this one, and what a party or a court missed is no delay of ours.
        if (clock.Status == ClockStatus.Overdue) return clock.SubjectId == request.Id ? clock.OverdueAt > request.Since : clock.IsOurDuty;
        return !DisputeDesk.HasLapsed(clock);
    }

    /// <summary>Parameter name of a level.</summary>
    public static string Name(HandlingLevel level) => level.ToString().ToLowerInvariant();
}
