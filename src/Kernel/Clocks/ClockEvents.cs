namespace Niangjia.Kernel.Clocks;

/// <summary>A clock began to run.</summary>
public sealed record ClockStarted(
    Guid ClockId, string Code, string SubjectKind, Guid SubjectId, string? Level, string Period, DateTimeOffset StartedAt, DateTimeOffset DueAt,
    bool Provisional, string? ParameterProfile, int? ParameterNumber);

/// <summary>A clock stopped for a while.</summary>
public sealed record ClockPaused(Guid ClockId, string Code, string SubjectKind, Guid SubjectId);

/// <summary>A clock goes on; the due date moved by the time it stood.</summary>
public sealed record ClockResumed(Guid ClockId, string Code, string SubjectKind, Guid SubjectId, DateTimeOffset DueAt);

/// <summary>A clock got more time.</summary>
public sealed record ClockExtended(
    Guid ClockId, string Code, string SubjectKind, Guid SubjectId, string Period, string? Approver, string? Consent, DateTimeOffset DueAt);

/// <summary>Another unit or person is in charge.</summary>
public sealed record ClockHandedOver(Guid ClockId, string Code, string SubjectKind, Guid SubjectId, string UnitPath, string? Level, Guid? OwnerId);

/// <summary>What was due has been done. <paramref name="SpokenOf"/>: a reminder, or a move of the date, was told before.</summary>
public sealed record ClockMet(Guid ClockId, string Code, string SubjectKind, Guid SubjectId, bool Late, bool SpokenOf = false);

/// <summary>It is no longer due. <paramref name="SpokenOf"/>: a reminder, or a move of the date, was told before.</summary>
public sealed record ClockCancelled(Guid ClockId, string Code, string SubjectKind, Guid SubjectId, bool SpokenOf = false);

/// <summary>
/// A part of the time is over (R-CLK-02). Told once for each mark, after an outage too; <paramref name="At"/> is the moment it
/// was meant for.
/// </summary>
public sealed record ClockReminderDue(
    Guid ClockId, string Code, string SubjectKind, Guid SubjectId, string? Level, Guid? OwnerId, string Mark, DateTimeOffset At, DateTimeOffset DueAt);

/// <summary>
/// The time is over and it was not done. Told once. <paramref name="DueAt"/> is the moment at which it ended, however late the
/// sweep came: start what follows (the next level's clock) from it, so that several missed levels are caught one after another.
/// <paramref name="IsOurDuty"/>: late means a red card to the superior; otherwise a date of a party or another organ passed.
/// </summary>
public sealed record ClockFellOverdue(
    Guid ClockId, string Code, string SubjectKind, Guid SubjectId, string? Level, Guid? OwnerId, DateTimeOffset DueAt, bool IsOurDuty);

/// <summary>The notice of a year was loaded and the date moved (R-TIM-08). <paramref name="NewDue"/> may be earlier or later.</summary>
public sealed record ClockMoved(
    Guid ClockId, string Code, string SubjectKind, Guid SubjectId, Guid? OwnerId, DateOnly OldDue, DateOnly NewDue, bool Provisional, int Year);

/// <summary>A year's notice was loaded and the provisional date is now final.</summary>
public sealed record ClockDateSettled(Guid ClockId, string Code, string SubjectKind, Guid SubjectId, DateOnly Due);
