namespace Niangjia.Contracts.Cases;

/// <summary>What a trigger of R §2.5 was measured by.</summary>
/// <param name="Trigger">Which one, such as <c>CommunityPersons</c>.</param>
/// <param name="Number">What the request has: persons, yuan, failed contacts.</param>
/// <param name="Limit">What the level may have; null when the trigger is a fact and no number.</param>
/// <param name="ParameterKey">Parameter of the limit, or null.</param>
/// <param name="ParameterProfile">Place of its version.</param>
/// <param name="ParameterNumber">Number of its version.</param>
public sealed record EscalationGround(string Trigger, decimal Number, decimal? Limit, string? ParameterKey, string? ParameterProfile, int? ParameterNumber);

/// <summary>The earliest clock of a request, its mediation and its work orders is another one now (R-CLK-01).</summary>
public sealed record RequestDueMoved(Guid RequestId, DateTimeOffset? DueAt);

/// <summary>Mediation came to nothing, and the unit handles the request again.</summary>
public sealed record HandlingResumed(Guid RequestId);

/// <summary>Somebody tried to reach the applicant or the other side.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Way">How.</param>
/// <param name="Reached">Whether anybody was reached.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Failed">How many attempts in a row have failed now.</param>
public sealed record ContactRecorded(Guid RequestId, ContactWay Way, bool Reached, DateTimeOffset At, int Failed);

/// <summary>Something must be done beside the handling, by a day (R-CAS-07, R-ESC-01).</summary>
public sealed record RequestTaskAdded(Guid RequestId, Guid TaskId, string Duty, string UnitPath, DateTimeOffset DueAt);

/// <summary>It was done, was not needed, or no longer applies.</summary>
public sealed record RequestTaskEnded(Guid RequestId, Guid TaskId, string Duty, string UnitPath, TaskOutcome Outcome);

/// <summary>Its time is over and it was not done.</summary>
public sealed record RequestTaskFellLate(Guid RequestId, Guid TaskId, string Duty, string UnitPath);

/// <summary>A work order is no longer needed; the department sees it as recalled.</summary>
public sealed record WorkOrderRecalled(Guid RequestId, Guid WorkOrderId);

/// <summary>The department did not report back by its day.</summary>
public sealed record WorkOrderFellLate(Guid RequestId, Guid WorkOrderId, string DepartmentPath);

/// <summary>How a task ended.</summary>
public enum TaskOutcome
{
    /// <summary>已完成</summary>
    Done,
    /// <summary>不需要</summary>
    NotNeeded,
    /// <summary>不再适用</summary>
    Lapsed,
}
