using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Organisation.Domain;

/// <summary>Days of the week on which a shift returns.</summary>
[Flags]
internal enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
}

/// <summary>When somebody is on duty: from a day to a day, on some weekdays, between two times of the day in China.</summary>
internal sealed record DutyTimes(DateOnly FirstDay, DateOnly? LastDay, Weekdays Days, TimeOnly Starts, TimeOnly Ends)
{
    public bool Covers(DateTimeOffset instant)
    {
        var local = ChinaTime.Of(instant).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (Ends > Starts) return IsOn(day) && time >= Starts && time < Ends;
        // A night shift belongs to the day on which it begins.
        return (IsOn(day) && time >= Starts) || (IsOn(day.AddDays(-1)) && time < Ends);
    }

    public bool IsOn(DateOnly day) =>
        day >= FirstDay && (LastDay is not { } last || day <= last) && Days.HasFlag(Of(day.DayOfWeek));

    public static Weekdays Of(DayOfWeek day) => (Weekdays)(1 << (((int)day + 6) % 7));
}

/// <summary>One line of the duty roster of a unit.</summary>
internal sealed class DutyShift : Entity, IScoped
{
    private DutyShift()
    {
    }

    public DutyShift(Guid id, Guid unitId, string unitPath, Guid accountId, DutyTimes times)
    {
        if (times.Days == Weekdays.None) throw new RefusedException(OrganisationText.DutyNoDay, null, "Days");
        if (times.LastDay < times.FirstDay) throw new RefusedException(OrganisationText.DutyEndsBeforeItBegins, null, "LastDay");
        if (times.Starts == times.Ends) throw new RefusedException(OrganisationText.DutyNoTime, null, "Ends");
        (Id, UnitId, UnitPath, AccountId) = (id, unitId, unitPath, accountId);
        (FirstDay, LastDay, Days, Starts, Ends) = (times.FirstDay, times.LastDay, times.Days, times.Starts, times.Ends);
        Tell(new DutyShiftPlanned(unitId, accountId));
    }

    public Guid UnitId { get; private set; }

    /// <inheritdoc/>
    public string UnitPath { get; private set; } = "";

    public Guid AccountId { get; private set; }
    public DateOnly FirstDay { get; private set; }
    public DateOnly? LastDay { get; private set; }
    public Weekdays Days { get; private set; }
    public TimeOnly Starts { get; private set; }
    public TimeOnly Ends { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }

    public DutyTimes Times => new(FirstDay, LastDay, Days, Starts, Ends);

    /// <summary>Takes the shift off the roster; it stays as history.</summary>
    public void Remove(DateTimeOffset now)
    {
        if (RemovedAt is not null) return;
        RemovedAt = now;
        Tell(new DutyShiftRemoved(UnitId, AccountId));
    }
}
