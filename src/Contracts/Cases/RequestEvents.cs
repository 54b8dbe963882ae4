using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Journal;

namespace Niangjia.Contracts.Cases;

/// <summary>A request came in and has its number.</summary>
public sealed record RequestSubmitted(Guid RequestId, string Number, IntakeChannel Channel, Secrecy Secrecy, Guid? PersonId, Guid? EnterpriseId) : IAboutPerson;

/// <summary>A request was registered; the acknowledgement clock runs.</summary>
public sealed record RequestRegistered(Guid RequestId, Guid? PersonId) : IAboutPerson;

/// <summary>A person confirmed stream, type and urgency; what the machine had proposed is kept beside it (R-TRI-04).</summary>
public sealed record RequestTriaged(
    Guid RequestId, AffairStream Stream, CaseType Type, Urgency Urgency, AffairStream? SuggestedStream, CaseType? SuggestedType, Urgency? SuggestedUrgency, bool Again);

/// <summary>A model of the triage was learned and compared with the running one; it took over when it was better.</summary>
public sealed record TriageModelLearned(Guid LessonId, int Number, int Learned, int HeldOut, bool TookOver);

/// <summary>A model of the triage was made to run, or to rest for another one.</summary>
public sealed record TriageModelSwitched(Guid LessonId, int Number, bool Runs);

/// <summary>Two requests were found to be about the same matter.</summary>
public sealed record SharedMatterFound(Guid MatterId, IReadOnlyList<Guid> RequestIds);

/// <summary>Another request is about the same matter.</summary>
/// <param name="MatterId">The matter.</param>
/// <param name="RequestId">The request.</param>
/// <param name="Count">Requests that belong to it now.</param>
public sealed record SharedMatterGrew(Guid MatterId, Guid RequestId, int Count);

/// <summary>A person saw that a request is about another matter after all, for the reason of the row.</summary>
public sealed record RequestLeftSharedMatter(Guid MatterId, Guid RequestId);

/// <summary>A mixed request was split into children (R-TRI-05).</summary>
public sealed record RequestSplit(Guid RequestId, IReadOnlyList<Guid> ChildIds);

/// <summary>A unit was made responsible.</summary>
public sealed record RequestAssigned(Guid RequestId, string UnitPath, HandlingLevel Level, Guid? OfficerId);

/// <summary>The unit's head named the officer in charge; a declared relation may have been set aside, for the reason of the row (R-CAS-08).</summary>
public sealed record RequestOfficerNamed(Guid RequestId, string UnitPath, Guid OfficerId, bool ConflictOverridden);

/// <summary>The unit accepted.</summary>
public sealed record RequestAccepted(Guid RequestId, string UnitPath, Guid OfficerId);

/// <summary>The unit returned it; the first one asked stays responsible until another accepts (首问负责).</summary>
public sealed record RequestReturned(Guid RequestId, string UnitPath);

/// <summary>Another unit or officer helps.</summary>
public sealed record CoHandlerAdded(Guid RequestId, string UnitPath, Guid? OfficerId);

/// <summary>The person who helps for a unit was named.</summary>
public sealed record CoHandlerNamed(Guid RequestId, string UnitPath, Guid OfficerId);

/// <summary>A unit that was asked to help need not any more, for the reason of the row.</summary>
public sealed record CoHandlerReleased(Guid RequestId, string UnitPath, Guid? OfficerId);

/// <summary>The applicant was told once what is missing.</summary>
public sealed record SupplementAsked(Guid RequestId, IReadOnlyList<string> Missing, DateOnly Due);

/// <summary>The applicant supplied it.</summary>
public sealed record SupplementGiven(Guid RequestId);

/// <summary>A request moved up (R-ESC-01…03).</summary>
/// <param name="RequestId">The request.</param>
/// <param name="FromPath">Unit it left.</param>
/// <param name="ToPath">Unit that is responsible now.</param>
/// <param name="ToLevel">Its level.</param>
/// <param name="Cause">Why.</param>
/// <param name="EffectiveAt">The moment from which the new level's clock counts, UTC.</param>
/// <param name="Ground">For a trigger, which one with its number and the version of its limit.</param>
/// <param name="ByHand">Done by hand: on which ground of R §2.5; the words are the reason of the row.</param>
public sealed record RequestEscalated(
    Guid RequestId, string FromPath, string ToPath, HandlingLevel ToLevel, EscalationCause Cause, DateTimeOffset EffectiveAt, EscalationGround? Ground = null,
    ManualGround? ByHand = null);

/// <summary>A request was sent down again (R-ESC-04).</summary>
public sealed record RequestHandedDown(Guid RequestId, string FromPath, string ToPath, HandlingLevel ToLevel);

/// <summary>A work order went to a partner department; the request stays open until its feedback.</summary>
public sealed record RequestReferred(Guid RequestId, Guid WorkOrderId, string DepartmentPath, DateOnly FeedbackDue);

/// <summary>A work order was sent.</summary>
public sealed record WorkOrderSent(Guid RequestId, Guid WorkOrderId, string Number);

/// <summary>The department accepted the work order under its own reference.</summary>
public sealed record WorkOrderAccepted(Guid RequestId, Guid WorkOrderId, string Reference);

/// <summary>The department rejected the work order.</summary>
public sealed record WorkOrderRejected(Guid RequestId, Guid WorkOrderId);

/// <summary>The department reported back.</summary>
public sealed record WorkOrderAnswered(Guid RequestId, Guid WorkOrderId, bool Solved);

/// <summary>Handling ended with a result.</summary>
public sealed record RequestResolved(Guid RequestId, ResultCode Result);

/// <summary>The applicant rated 1–5 and said whether it is solved.</summary>
public sealed record RequestRated(Guid RequestId, int? Stars, bool? Solved);

/// <summary>Handling starts again.</summary>
public sealed record RequestReopened(Guid RequestId, int Times);

/// <summary>The request is filed away.</summary>
public sealed record RequestClosed(Guid RequestId, bool WithoutAnswer);

/// <summary>The applicant withdrew, or did not supply what was missing.</summary>
public sealed record RequestWithdrawn(Guid RequestId, bool BecauseNotSupplied);

/// <summary>Not a matter for the union; the applicant was told where to go.</summary>
public sealed record RequestRejected(Guid RequestId, string WhereToGo);

/// <summary>The request is the same as another and follows it.</summary>
public sealed record RequestMerged(Guid RequestId, Guid MasterId);

/// <summary>Staff wrote a note, shown to the worker only when public; or the worker wrote a message.</summary>
public sealed record RequestNoteAdded(Guid RequestId, string Text, bool ForWorker, bool ByWorker = false);

/// <summary>The applicant or staff added files.</summary>
public sealed record EvidenceAdded(Guid RequestId, int Files, bool ByWorker);

/// <summary>A clock fell overdue while the unit was responsible: a red card to its superior (R-CLK-02).</summary>
public sealed record RequestFellLate(Guid RequestId, string ClockCode, string UnitPath, Guid? OfficerId);

/// <summary>Claims, parties, employment or place were corrected; the facts stay as told. Whoever decides by these may look again.</summary>
public sealed record RequestCorrected(Guid RequestId, IReadOnlyList<ChangedFact> Facts);

/// <summary>The people who answer for the superior unit have a red card in their notices (R-CLK-02).</summary>
/// <param name="RequestId">The request.</param>
/// <param name="LatePath">Unit that was late.</param>
/// <param name="UnitPath">Unit whose people were told; the late one itself at the top, which has nobody above it.</param>
/// <param name="People">How many were told.</param>
public sealed record SuperiorReminded(Guid RequestId, string LatePath, string UnitPath, int People);

/// <summary>A message went to the applicant's phone; neither the number nor the text is kept.</summary>
public sealed record ApplicantTold(Guid RequestId, ApplicantMessage What);

/// <summary>The applicant agreed to the processing of personal data; which notice was shown is kept (R-PRI-02).</summary>
public sealed record ConsentGiven(Guid RequestId, Guid? PersonId, ConsentPurpose Purpose, string NoticeVersion) : IAboutPerson;

/// <summary>The applicant took a consent back (R-PRI-05).</summary>
public sealed record ConsentWithdrawn(Guid RequestId, Guid? PersonId, ConsentPurpose Purpose) : IAboutPerson;
