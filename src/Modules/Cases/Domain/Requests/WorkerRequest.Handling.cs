using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>网格 → 社区 → 街道 → 区: who is responsible, and how it passes from one to the next (R-ESC).</summary>
internal sealed partial class WorkerRequest
{
    private readonly List<Handling> _handlings = [];

    /// <summary>Unit now responsible; before the first assignment the place itself.</summary>
    public string HandlerPath { get; private set; } = "";
    public HandlingLevel? Level { get; private set; }

    /// <summary>Officer now responsible, once known.</summary>
    public Guid? HandlerId { get; private set; }

    /// <summary>首问负责: the first unit asked stays responsible until another has accepted.</summary>
    public string? FirstAskedPath { get; private set; }

    public DateTimeOffset? SupplementAskedAt { get; private set; }

    /// <summary>Everything that is missing, told once (一次性告知), one item a line.</summary>
    public string? SupplementList { get; private set; }

    /// <summary>Every unit's time with the request, oldest first.</summary>
    public IReadOnlyList<Handling> Handlings => _handlings;

    /// <summary>Since when the unit now responsible has it.</summary>
    public DateTimeOffset Since =>
        Current?.Since ?? _handlings.Where(handling => handling.IsMain).Select(handling => handling.EndedAt).LastOrDefault(at => at is not null) ?? SubmittedAt;

    private Handling? Current => _handlings.LastOrDefault(handling => handling.IsMain && handling.IsOpen);

    /// <summary>
    /// Makes a unit responsible. One that is too low for the matter is not asked (R-CAS-07), nor one that has used its returns, unless it had the matter to
    /// the end before: a reopened one goes back to it (R §1.5).
    /// </summary>
    public void Assign(UnitInfo unit, Guid? officerId, string? reason, DateTimeOffset now, HandlingRules? rules = null)
    {
        HandlingTable.RefuseTooLow(Type, IsCollective, unit);
        if (State != RequestState.Reopened && HasReturned(unit.Path, rules)) throw new RefusedException(string.Format(CasesText.ReturnedOnce, unit.Name), "R-TRI-06", "UnitId");
        var start = State == RequestState.Reopened ? HandlingStart.Reopened : HandlingStart.Assigned;
        Move(RequestStep.Assign);
        FirstAskedPath ??= unit.Path;
        Begin(unit, officerId, start, reason, now);
        Tell(new RequestAssigned(Id, unit.Path, Level!.Value, officerId), reason);
    }

    /// <summary>The unit takes it on; from now on it is the owner.</summary>
    public void Accept(Guid officerId, DateTimeOffset now)
    {
        Move(RequestStep.Accept);
        var current = Current!;
        (current.AcceptedAt, current.OfficerId, HandlerId) = (now, officerId, officerId);
        Tell(new RequestAccepted(Id, HandlerPath, officerId));
    }

    /// <summary>The head of the unit names the officer in charge. A declared relation blocks unless the head sets it aside with a reason (R-CAS-08).</summary>
    /// <param name="officerId">Whom.</param>
    /// <param name="relations">Relations the officer has declared to the applicant or the enterprise.</param>
    /// <param name="overrideReason">Why a relation does not stand in the way.</param>
    /// <param name="mayOverride">Whether the user may set a relation aside.</param>
    public void NameOfficer(Guid officerId, IReadOnlyList<DeclaredRelation> relations, string? overrideReason, bool mayOverride)
    {
        RefuseUnlessOpen();
        if (Current is not { } current) throw new RefusedException(CasesText.NotAssignedYet, "R-§1.5", "OfficerId");
        if (relations.Any(relation => relation.IsPartyItself)) throw new RefusedException(CasesText.OfficerIsParty, "R-CAS-08", "OfficerId");
        var conflict = relations.Count > 0;
        // Who is in charge already and declares a relation later still needs the word of the head.
        if (current.OfficerId == officerId && !conflict) throw new RefusedException(CasesText.IsOfficerAlready, null, "OfficerId");
        if (conflict && string.IsNullOrWhiteSpace(overrideReason))
            throw new RefusedException(string.Format(CasesText.OfficerIsRelated, CaseWords.Of(relations[0].Kind)), "R-CAS-08", "OfficerId");
        if (conflict && !mayOverride) throw new RefusedException(CasesText.OverrideNotYours, "R-CAS-08", "OverrideReason");
        (current.OfficerId, HandlerId) = (officerId, officerId);
        Tell(new RequestOfficerNamed(Id, HandlerPath, officerId, conflict), conflict ? overrideReason!.Trim() : null);
    }

    /// <summary>The unit returns it with a reason, once; the first one asked stays responsible meanwhile.</summary>
    public void Return(string reason, DateTimeOffset now, HandlingRules? rules = null)
    {
        if (ReturnsOf(HandlerPath) >= (rules ?? HandlingRules.Default).ReturnsPerUnit) throw new RefusedException(CasesText.NotReturnedTwice, "R-TRI-06");
        reason = Needed(reason);
        Move(RequestStep.Return);
        var from = HandlerPath;
        EndHandling(HandlingOutcome.Returned, reason, now);
        var first = _handlings.First(handling => handling.IsMain && handling.UnitPath == FirstAskedPath);
        (HandlerPath, Level, HandlerId, IsLate) = (first.UnitPath, first.Level, null, false);
        Tell(new RequestReturned(Id, from), reason);
    }

    /// <summary>Tells once everything that is missing; the clock of the level pauses.</summary>
    public void AskSupplement(IReadOnlyList<string> missing, DateOnly due, DateTimeOffset now)
    {
        if (missing.Count == 0) throw new RefusedException(CasesText.SayWhatIsMissing, "R-§1.5", "Missing");
        if (SupplementAskedAt is not null) throw new RefusedException(CasesText.SupplementAskedOnce, "R-§1.5", "Missing");
        Move(RequestStep.AskSupplement);
        (SupplementAskedAt, SupplementList) = (now, string.Join('\n', missing));
        Tell(new SupplementAsked(Id, missing, due));
    }

    /// <summary>The applicant supplied what was missing.</summary>
    public void Supply()
    {
        Move(RequestStep.Supply);
        Tell(new SupplementGiven(Id));
    }

    /// <summary>Moves up. The lower unit keeps helping (R-ESC-03).</summary>
    /// <param name="unit">The unit above.</param>
    /// <param name="officerId">Its officer on duty, if known.</param>
    /// <param name="cause">Why; skipping a level is for urgent matters (R-ESC-02).</param>
    /// <param name="reason">In words; needed when done by hand.</param>
    /// <param name="effectiveAt">When the lower level's time ended; the next clock counts from here, so that an outage hides no level.</param>
    /// <param name="ground">Which trigger, when one obliged the level to pass it on.</param>
    /// <param name="byHand">On which ground, when it was done by hand.</param>
    public void Escalate(
        UnitInfo unit, Guid? officerId, EscalationCause cause, string? reason, DateTimeOffset effectiveAt, EscalationGround? ground = null, ManualGround? byHand = null)
    {
        if (cause is EscalationCause.ByHand or EscalationCause.SkipLevel) reason = Needed(reason);
        if (cause == EscalationCause.SkipLevel && Urgency == Urgency.Normal) throw new RefusedException(CasesText.SkipOnlyUrgent, "R-ESC-02", "ToLevel");
        if (unit.Level is null || unit.Level <= Level) throw new RefusedException(CasesText.EscalateUpwards, "R-ESC-01", "UnitId");
        var (from, owner, level) = (HandlerPath, HandlerId, Level);
        Move(RequestStep.Escalate);
        EndHandling(HandlingOutcome.Escalated, reason, effectiveAt);
        Begin(unit, officerId, HandlingStart.Escalated, reason, effectiveAt);
        if (level is { } lower && from != unit.Path)
            _handlings.Add(new(_handlings.Count + 1, from, lower, owner, HandlingStart.CoHandler, effectiveAt, null));
        if (ground is not null) Judge([ground.Trigger]);
        Tell(new RequestEscalated(Id, from, unit.Path, unit.Level.Value, cause, effectiveAt, ground, byHand), reason);
    }

    /// <summary>Triggers that have moved it up, or that a higher level knew when it sent it down: they do not move it up again.</summary>
    public IReadOnlyList<string> JudgedTriggers { get; private set; } = [];

    /// <summary>A level that may decide so has seen these triggers.</summary>
    public void Judge(IEnumerable<string> triggers) => JudgedTriggers = [.. JudgedTriggers.Union(triggers)];

    /// <summary>Sends it down to a lower unit, which must accept within a working day (R-ESC-04).</summary>
    public void HandDown(UnitInfo unit, Guid? officerId, string reason, DateTimeOffset now, HandlingRules? rules = null)
    {
        if (unit.Level is null || unit.Level >= Level) throw new RefusedException(CasesText.HandDownwards, "R-ESC-04", "UnitId");
        HandlingTable.RefuseTooLow(Type, IsCollective, unit);
        if (HasReturned(unit.Path, rules)) throw new RefusedException(string.Format(CasesText.ReturnedOnce, unit.Name), "R-TRI-06", "UnitId");
        reason = Needed(reason);
        var from = HandlerPath;
        Move(RequestStep.HandDown);
        EndHandling(HandlingOutcome.HandedDown, reason, now);
        Begin(unit, officerId, HandlingStart.HandedDown, reason, now);
        Tell(new RequestHandedDown(Id, from, unit.Path, unit.Level.Value), reason);
    }

    /// <summary>Whether a unit has used its returns and is not asked again.</summary>
    public bool HasReturned(string unitPath, HandlingRules? rules = null) => ReturnsOf(unitPath) >= Math.Max(1, (rules ?? HandlingRules.Default).ReturnsPerUnit);

    /// <summary>Whether a unit of this level handles it or helps with it now.</summary>
    public bool HasLevel(HandlingLevel level) => Level == level || _handlings.Any(handling => handling.IsOpen && handling.Level == level);

    private int ReturnsOf(string unitPath) => _handlings.Count(handling => handling.UnitPath == unitPath && handling.Outcome == HandlingOutcome.Returned);

    private void Begin(UnitInfo unit, Guid? officerId, HandlingStart start, string? reason, DateTimeOffset since)
    {
        var level = unit.Level ?? throw new RefusedException(string.Format(CasesText.UnitHandlesNothing, unit.Name), "R-ESC-05", "UnitId");
        _handlings.Add(new(_handlings.Count + 1, unit.Path, level, officerId, start, since, reason));
        (HandlerPath, Level, HandlerId, IsLate) = (unit.Path, level, officerId, false);
    }

    private void EndHandling(HandlingOutcome outcome, string? reason, DateTimeOffset now)
    {
        Current?.End(outcome, reason, now);
        if (outcome is not (HandlingOutcome.Done or HandlingOutcome.Withdrawn or HandlingOutcome.Merged or HandlingOutcome.Split)) return;
        foreach (var helper in _handlings.Where(handling => handling.IsOpen)) helper.End(outcome, null, now);
    }
}
