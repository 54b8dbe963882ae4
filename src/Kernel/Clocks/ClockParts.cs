using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Clocks;

/// <summary>State of a clock (R-CLK-03).</summary>
public enum ClockStatus
{
    /// <summary>Time passes.</summary>
    Running,
    /// <summary>Time does not pass; the due date moves when it goes on.</summary>
    Paused,
    /// <summary>What was due has been done, in time or late.</summary>
    Met,
    /// <summary>The time is over and it has not been done.</summary>
    Overdue,
    /// <summary>It is no longer due.</summary>
    Cancelled,
}

/// <summary>A time that does not count.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC; null while it lasts.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Account; null for the system.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? To, string Reason, Guid? By);

/// <summary>Time that was added.</summary>
/// <param name="Period">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Account that entered it; null for the system.</param>
/// <param name="Approver">Who approved it, or null where the parties' consent is what counts.</param>
/// <param name="Consent">How both parties agreed, or null.</param>
/// <param name="At">UTC.</param>
public sealed record ClockExtension(Period Period, string Reason, Guid? By, string? Approver, string? Consent, DateTimeOffset At);

/// <summary>A reminder of R-CLK-02.</summary>
/// <param name="Mark">"50 %", "80 %" or a period before the end such as "1 WD".</param>
/// <param name="At">When, in UTC; null when it does not apply to so short a clock.</param>
/// <param name="Sent">Whether it has been told.</param>
public sealed record ClockReminder(string Mark, DateTimeOffset? At, bool Sent);

/// <summary>The date moved because a year's notice was loaded (R-TIM-08).</summary>
/// <param name="From">The last day in time as it was.</param>
/// <param name="To">The last day in time since.</param>
/// <param name="Year">The year whose notice was loaded.</param>
/// <param name="At">UTC.</param>
public sealed record ClockMove(DateOnly From, DateOnly To, int Year, DateTimeOffset At);

/// <summary>What is to be clocked.</summary>
/// <param name="Code">Such as <c>CLK-MED-ORG15</c>, or the key of a service time such as <c>sla.level.grid</c>.</param>
/// <param name="SubjectKind">Module and entity of the subject, such as <c>Cases.WorkerRequest</c>.</param>
/// <param name="SubjectId">Id of the subject.</param>
/// <param name="UnitPath">Unit in charge.</param>
/// <param name="StartEvent">What happened, in the user's words; null takes the words of the clock table.</param>
/// <param name="StartAt">When it happened; null is now. Only for hours the time of day matters.</param>
/// <param name="Level">Handling level, or null.</param>
/// <param name="OwnerId">Account in charge, or null.</param>
/// <param name="Period">An explicit period for what no parameter fixes, such as an agreed date; null takes the parameter of <paramref name="Code"/>.</param>
public sealed record ClockStart(
    string Code, string SubjectKind, Guid SubjectId, string UnitPath, string? StartEvent = null, DateTimeOffset? StartAt = null,
    string? Level = null, Guid? OwnerId = null, Period? Period = null);
