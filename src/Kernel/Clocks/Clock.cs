using System.Globalization;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Clocks;

/// <summary>
/// A period that runs for something (R-CLK-03). The period, its parameter version and legal basis are frozen at the start;
/// only pauses, extensions and a late yearly notice move the date.
/// </summary>
public sealed class Clock : Entity, IScoped
{
    private Clock(string code, string subjectKind, string unitPath, string startEvent) =>
        (Code, SubjectKind, UnitPath, StartEvent) = (code, subjectKind, unitPath, startEvent);

    /// <summary>Such as <c>CLK-MED-ORG15</c> or <c>sla.level.grid</c>.</summary>
    public string Code { get; private set; }

    /// <summary>Module and entity of the subject.</summary>
    public string SubjectKind { get; private set; }

    /// <summary>Id of the subject.</summary>
    public Guid SubjectId { get; private set; }

    /// <inheritdoc/>
    public string UnitPath { get; private set; }

    /// <summary>Handling level, or null.</summary>
    public string? Level { get; private set; }

    /// <summary>Account in charge, or null.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>What started it; empty when the words of the clock table hold.</summary>
    public string StartEvent { get; private set; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The Chinese day on which it started; not counted (R-TIM-01).</summary>
    public DateOnly StartDate { get; private set; }

    /// <summary>The length it was started with.</summary>
    public Period Period { get; private set; }

    /// <summary>The last day before rolling; the safe day to act (R-LIM-08).</summary>
    public DateOnly NaturalDue { get; private set; }

    /// <summary>The last day in time.</summary>
    public DateOnly DueDate { get; private set; }

    /// <summary>The UTC instant at which the time is over.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Days between natural and due day.</summary>
    public int RolledDays { get; private set; }

    /// <summary>True while a year that mattered has no notice (R-TIM-08).</summary>
    public bool Provisional { get; private set; }

    /// <summary>Key of the parameter; null for an explicit period.</summary>
    public string? ParameterKey { get; private set; }

    /// <summary>Place of the parameter version.</summary>
    public string? ParameterProfile { get; private set; }

    /// <summary>Number of the parameter version.</summary>
    public int? ParameterNumber { get; private set; }

    /// <summary>The article, frozen.</summary>
    public string? LegalBasis { get; private set; }

    /// <summary>Whether being late is our own fault.</summary>
    public bool IsOurDuty { get; private set; }

    /// <summary>State.</summary>
    public ClockStatus Status { get; private set; }

    /// <summary>When the time ran out, in UTC: the due instant, not the sweep's; null when it did not.</summary>
    public DateTimeOffset? OverdueAt { get; private set; }

    /// <summary>When it was met or cancelled, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Times that do not count, in order.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; private set; } = [];

    /// <summary>Time that was added, in order.</summary>
    public IReadOnlyList<ClockExtension> Extensions { get; private set; } = [];

    /// <summary>Each time a late yearly notice moved the date, in order.</summary>
    public IReadOnlyList<ClockMove> Moves { get; private set; } = [];

    /// <summary>Reminders, sent and to come.</summary>
    public IReadOnlyList<ClockReminder> Reminders { get; private set; } = [];

    /// <summary>When the sweep has to look at it next; null unless running.</summary>
    public DateTimeOffset? NextActionAt { get; private set; }

    /// <summary>Running or paused.</summary>
    public bool IsOpen => Status is ClockStatus.Running or ClockStatus.Paused;

    /// <summary>Not yet met or cancelled: open or overdue.</summary>
    public bool IsUnfinished => IsOpen || Status == ClockStatus.Overdue;

    internal static Clock Start(
        Guid id, ClockStart start, Period period, ParameterValue? from, IReadOnlyList<string> reminders, WorkCalendar calendar, DateTimeOffset now)
    {
        var at = (start.StartAt ?? now).ToUniversalTime();
        if (at > now) throw Refusal(nameof(TimeText.ClockStartsInFuture));
        if (start.StartEvent?.Length > 200) throw Refusal(nameof(TimeText.ClockReasonNeeded));
        var clock = new Clock(start.Code, start.SubjectKind, start.UnitPath, start.StartEvent ?? "")
        {
            Id = id,
            SubjectId = start.SubjectId,
            Level = start.Level,
            OwnerId = start.OwnerId,
            StartedAt = at,
            StartDate = ChinaTime.DateOf(at),
            Period = period,
            ParameterKey = from?.Key,
            ParameterProfile = from?.Profile,
            ParameterNumber = from?.Number,
            LegalBasis = from?.LegalBasis,
            IsOurDuty = (from?.Definition.Clock?.Duty ?? ClockDuty.Unit) == ClockDuty.Unit,
            Reminders = [.. reminders.Select(mark => new ClockReminder(mark, null, false))],
        };
        clock.Place(calendar);
        clock.Tell(new ClockStarted(
            id, clock.Code, clock.SubjectKind, clock.SubjectId, clock.Level, period.ToString(), at, clock.DueAt, clock.Provisional,
            clock.ParameterProfile, clock.ParameterNumber));
        return clock;
    }

    internal void Pause(string reason, Guid? by, DateTimeOffset now)
    {
        if (Status != ClockStatus.Running) throw Refusal(nameof(TimeText.ClockIsNotRunning));
        if (now >= DueAt) throw Refusal(nameof(TimeText.ClockIsOver));
        Pauses = [.. Pauses, new(now > StartedAt ? now : StartedAt, null, Words(reason), by)];
        (Status, NextActionAt) = (ClockStatus.Paused, null);
        Tell(new ClockPaused(Id, Code, SubjectKind, SubjectId), reason);
    }

    internal void Resume(string reason, WorkCalendar calendar, DateTimeOffset now)
    {
        if (Status != ClockStatus.Paused) throw Refusal(nameof(TimeText.ClockIsNotPaused));
        // A clock of the computer that was set back must not make a pause of negative length.
        Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { To = now > Pauses[^1].From ? now : Pauses[^1].From }];
        Status = ClockStatus.Running;
        Place(calendar);
        Tell(new ClockResumed(Id, Code, SubjectKind, SubjectId, DueAt), Words(reason));
    }

    internal void Extend(ClockExtension extension, ExtensionRule rule, Period? longest, WorkCalendar calendar, DateTimeOffset now)
    {
        if (!IsOpen || (Status == ClockStatus.Running && now >= DueAt)) throw Refusal(nameof(TimeText.ClockIsOver));
        if (rule == ExtensionRule.None) throw Refusal(nameof(TimeText.ClockCannotBeExtended));
        if (rule == ExtensionRule.Consent && string.IsNullOrWhiteSpace(extension.Consent)) throw Refusal(nameof(TimeText.ClockNeedsConsent));
        if (rule == ExtensionRule.Approval && string.IsNullOrWhiteSpace(extension.Approver)) throw Refusal(nameof(TimeText.ClockNeedsApproval));
        if (extension.Period.Length == 0 || (extension.Period.Unit == PeriodUnit.Hours) != (Period.Unit == PeriodUnit.Hours))
            throw Refusal(nameof(TimeText.ClockOtherUnit));
        if (longest is { } most)
        {
            if (extension.Period.Unit != most.Unit) throw Refusal(nameof(TimeText.ClockOtherUnit));
            if (Extensions.Sum(e => e.Period.Length) + extension.Period.Length > most.Length) throw Refusal(nameof(TimeText.ClockExtendedTooFar), most.ToText());
        }
        Extensions = [.. Extensions, extension with { Reason = Words(extension.Reason), At = now }];
        Place(calendar);
        Tell(new ClockExtended(Id, Code, SubjectKind, SubjectId, extension.Period.ToString(), extension.Approver, extension.Consent, DueAt), extension.Reason);
    }

    /// <summary>Puts another unit or person in charge.</summary>
    public void HandOver(string unitPath, string? level, Guid? ownerId)
    {
        if (!IsUnfinished) throw Refusal(nameof(TimeText.ClockHasEnded));
        (UnitPath, Level, OwnerId) = (unitPath, level, ownerId);
        Tell(new ClockHandedOver(Id, Code, SubjectKind, SubjectId, unitPath, level, ownerId));
    }

    internal void Meet(DateTimeOffset now)
    {
        if (!IsUnfinished) throw Refusal(nameof(TimeText.ClockHasEnded));
        // A deed after the end is late even if the sweep has not come by yet; the red card must not depend on that.
        CatchUp(now);
        End(ClockStatus.Met, now);
        Tell(new ClockMet(Id, Code, SubjectKind, SubjectId, OverdueAt is not null, WasSpokenOf));
    }

    internal void Cancel(string reason, DateTimeOffset now)
    {
        if (!IsUnfinished) throw Refusal(nameof(TimeText.ClockHasEnded));
        CatchUp(now);
        End(ClockStatus.Cancelled, now);
        Tell(new ClockCancelled(Id, Code, SubjectKind, SubjectId, WasSpokenOf), Words(reason));
    }

    /// <summary>Tells every reminder and the end that lie before <paramref name="now"/>; false when there was none.</summary>
    internal bool CatchUp(DateTimeOffset now)
    {
        if (Status != ClockStatus.Running || NextActionAt is null || NextActionAt > now) return false;
        foreach (var reminder in Reminders.Where(r => !r.Sent && r.At <= now).OrderBy(r => r.At).ToList())
        {
            Reminders = [.. Reminders.Select(r => r == reminder ? r with { Sent = true } : r)];
            Tell(new ClockReminderDue(Id, Code, SubjectKind, SubjectId, Level, OwnerId, reminder.Mark, reminder.At!.Value, DueAt));
        }
        if (DueAt <= now)
        {
            (Status, OverdueAt) = (ClockStatus.Overdue, DueAt);
            Tell(new ClockFellOverdue(Id, Code, SubjectKind, SubjectId, Level, OwnerId, DueAt, IsOurDuty));
        }
        Schedule();
        return true;
    }

    /// <summary>Counts again after the notice of a year was loaded; false when nothing changed.</summary>
    internal bool Recount(WorkCalendar calendar, int year, string reason, DateTimeOffset now)
    {
        if (!IsUnfinished) return false;
        var (oldDue, oldNatural, wasProvisional) = (DueDate, NaturalDue, Provisional);
        Place(calendar);
        if (Status == ClockStatus.Overdue && DueAt > now) (Status, OverdueAt) = (ClockStatus.Running, null);
        Schedule();
        if (DueDate != oldDue) Move(oldDue, year, reason, now);
        else if (Provisional != wasProvisional || NaturalDue != oldNatural) Tell(new ClockDateSettled(Id, Code, SubjectKind, SubjectId, DueDate), reason);
        else return false;
        return true;
    }

    /// <summary>Whether somebody was told of this date: a reminder, or that it moved. What was told loses its point when the clock ends.</summary>
    private bool WasSpokenOf => Moves.Count > 0 || Reminders.Any(r => r.Sent);

    private void Move(DateOnly from, int year, string reason, DateTimeOffset now)
    {
        Moves = [.. Moves, new(from, DueDate, year, now)];
        Tell(new ClockMoved(Id, Code, SubjectKind, SubjectId, OwnerId, from, DueDate, Provisional, year), reason);
    }

    private void End(ClockStatus status, DateTimeOffset now) => (Status, EndedAt, NextActionAt) = (status, now, null);

    private void Place(WorkCalendar calendar)
    {
        var due = Count(calendar);
        (NaturalDue, DueDate, DueAt, RolledDays, Provisional) = (due.Natural, due.Due, due.Moment, due.RolledDays, due.Provisional);
        Reminders = [.. Reminders.Select(r => r.Sent ? r : r with { At = MomentOf(r.Mark, calendar) })];
        Schedule();
    }

    private DueDate Count(WorkCalendar calendar)
    {
        var stood = Pauses.Where(p => p.To is not null).ToList();
        if (Period.Unit == PeriodUnit.Hours)
        {
            var moved = stood.Aggregate(TimeSpan.Zero, (sum, p) => sum + (p.To!.Value - p.From));
            var moment = StartedAt + moved + TimeSpan.FromHours(Period.Length + Extensions.Sum(e => e.Period.Length));
            var day = ChinaTime.DateOf(moment);
            return new(StartDate, day, day, 0, false, [], moment);
        }
        // Days on which it stood are added in the clock's own unit: a pause over a holiday costs no working day.
        var working = Period.Unit == PeriodUnit.WorkingDays;
        var days = stood.Sum(p =>
        {
            var (from, to) = (ChinaTime.DateOf(p.From), ChinaTime.DateOf(p.To!.Value));
            return working ? calendar.WorkingDaysBetween(from, to) : to.DayNumber - from.DayNumber;
        });
        List<Period> periods = [Period];
        if (days > 0) periods.Add(working ? Period.OfWorkingDays(days) : Period.OfDays(days));
        return calendar.Add(StartDate, [.. periods, .. Extensions.Select(e => e.Period)]);
    }

    private DateTimeOffset? MomentOf(string mark, WorkCalendar calendar)
    {
        DateTimeOffset at;
        if (mark.EndsWith('%'))
            at = StartedAt + (DueAt - StartedAt) * (double)(decimal.Parse(mark[..^1], CultureInfo.InvariantCulture) / 100);
        else
        {
            var before = Period.Parse(mark, CultureInfo.InvariantCulture);
            if (before.Unit == PeriodUnit.Hours) at = DueAt.AddHours(-before.Length);
            // Of a clock of hours a day before the end lies before its start.
            else if (Period.Unit == PeriodUnit.Hours) return null;
            else if (before.Unit == PeriodUnit.WorkingDays) at = OpeningOf(calendar.WorkingDaysBefore(DueDate, before.Length));
            else at = OpeningOf(DueDate.AddDays(-before.Length));
        }
        return at > StartedAt && at < DueAt ? at : null;
    }

    /// <summary>A reminder by the day comes at nine, when somebody is there to read it.</summary>
    private static DateTimeOffset OpeningOf(DateOnly day) => ChinaTime.StartOfDay(day).AddHours(9);

    private void Schedule() => NextActionAt = Status != ClockStatus.Running ? null
        : Reminders.Where(r => !r.Sent && r.At is not null).Select(r => r.At!.Value).Append(DueAt).Min();

    private static string Words(string reason) => reason is { Length: > 0 and <= 500 } && !string.IsNullOrWhiteSpace(reason)
        ? reason
        : throw Refusal(nameof(TimeText.ClockReasonNeeded));

    private static RefusedException Refusal(string key, params object?[] values) => new(Sentence.In(null, key, values), "R-CLK-03");
}
