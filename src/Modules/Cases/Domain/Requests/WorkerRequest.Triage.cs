using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>三事分流: what the machine proposed and what a person confirmed.</summary>
internal sealed partial class WorkerRequest
{
    public AffairStream? Stream { get; private set; }
    public CaseType? Type { get; private set; }

    /// <summary>Code of the sub-type in the catalogue, or null.</summary>
    public string? SubType { get; private set; }
    public Urgency Urgency { get; private set; }

    public AffairStream? SuggestedStream { get; private set; }
    public CaseType? SuggestedType { get; private set; }
    public Urgency? SuggestedUrgency { get; private set; }

    /// <summary>0–1; below the threshold the suggestion is marked as needing a person (R-TRI-03).</summary>
    public double? SuggestionConfidence { get; private set; }

    /// <summary>Which words weighed how much, as JSON, exactly as shown to the person who confirmed.</summary>
    public string? SuggestionReasons { get; private set; }

    public DateTimeOffset? TriagedAt { get; private set; }
    public Guid? TriagedById { get; private set; }

    /// <summary>Keeps the proposal of the scorer; urgency takes effect at once, since a life may depend on it.</summary>
    public void Suggest(AffairStream? stream, CaseType? type, Urgency urgency, double confidence, string reasonsJson)
    {
        (SuggestedStream, SuggestedType, SuggestedUrgency) = (stream, type, urgency);
        (SuggestionConfidence, SuggestionReasons) = (confidence, reasonsJson);
        if (TriagedAt is null) Urgency = urgency;
    }

    /// <summary>A person confirms or corrects (R-TRI-04). Doing it again needs a reason (R-TRI-06).</summary>
    public void Triage(AffairStream stream, CaseType type, Urgency urgency, Guid by, DateTimeOffset now, string? reason, string? subType = null)
    {
        var again = TriagedAt is not null;
        if (again) reason = Needed(reason);
        subType = string.IsNullOrWhiteSpace(subType) ? null : subType;
        if (subType is not null && Catalogue.CaseCatalogue.SubType(type, subType) is null)
            throw new RefusedException(string.Format(DeskText.SubTypeOfOther, CaseWords.Of(type)), "R-§1.2", "SubType");
        Move(RequestStep.Triage);
        EndHandling(HandlingOutcome.Retriaged, reason, now);
        if (again) HandlerId = null; // It waits to be assigned again, and is nobody's until then.
        (Stream, Type, SubType, Urgency, TriagedAt, TriagedById) = (stream, type, subType, urgency, now, by);
        if (Catalogue.CaseCatalogue.Of(type).IsLabour) EnsureClaim(type, subType);
        Tell(new RequestTriaged(Id, stream, type, urgency, SuggestedStream, SuggestedType, SuggestedUrgency, again), reason);
    }

    /// <summary>Splits a mixed request; the children carry the work on and the parent closes with the last of them (R-TRI-05).</summary>
    public void Split(IReadOnlyList<WorkerRequest> children, DateTimeOffset now, string? reason)
    {
        if (children.Count < 2) throw new RefusedException(CasesText.SplitNeedsTwo, "R-TRI-05");
        if (ParentId is not null) throw new RefusedException(CasesText.ChildNotSplit, "R-TRI-05");
        Move(RequestStep.Split);
        EndHandling(HandlingOutcome.Split, reason, now);
        DueAt = null;
        Tell(new RequestSplit(Id, [.. children.Select(child => child.Id)]), reason);
    }

    /// <summary>Not a matter for the union: the reason and where to go instead are both told.</summary>
    public void Reject(string reason, string whereToGo, DateTimeOffset now)
    {
        Move(RequestStep.Reject);
        (ClosedAt, DueAt) = (now, null);
        Outcome = whereToGo.Trim();
        Tell(new RequestRejected(Id, whereToGo.Trim()), Needed(reason));
    }

    /// <summary>The same matter as another request, which carries it on.</summary>
    public void MergeInto(WorkerRequest master, string? reason, DateTimeOffset now)
    {
        if (master.Id == Id) throw new RefusedException(CasesText.NotIntoItself, "R-§1.5", "MasterNumber");
        if (RequestTransitions.Ended.Contains(master.State)) throw new RefusedException(CasesText.MasterEnded, "R-§1.5", "MasterNumber");
        if (IsGuarded && master is { IsGuarded: false, DisputeId: not null }) throw new RefusedException(HotlineText.MasterIsMediated, "R-HOT-05", "MasterNumber");
        Move(RequestStep.Merge);
        // What one of them asked for holds for the matter that goes on (R-HOT-05).
        if (IsGuarded && !master.IsGuarded) master.Guard(true, string.IsNullOrWhiteSpace(reason) ? CasesText.MergedNow : reason);
        EndHandling(HandlingOutcome.Merged, reason, now);
        (MasterId, ClosedAt, DueAt) = (master.Id, now, null);
        Tell(new RequestMerged(Id, master.Id), reason);
    }
}
