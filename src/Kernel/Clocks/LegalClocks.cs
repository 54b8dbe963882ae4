using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Kernel.Clocks;

/// <summary>
/// Starts, stops and moves clocks. Nothing here saves: the caller's <c>SaveChangesAsync</c> writes clocks, journal and its own
/// change in one transaction.
/// </summary>
public sealed class LegalClocks(AppDbContext db, LegalParameters parameters, WorkCalendars calendars, CurrentUser user, TimeProvider time)
{
    // A command asks for the clocks of its subject again and again; what it has read once, it has.
    private readonly Dictionary<Guid, List<Clock>> _known = [];

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Starts a clock with the value that is law here on the day of the start, or with the explicit period.</summary>
    /// <exception cref="RefusedException">Such a clock runs already for the subject, the start lies in the future, or it is no law here.</exception>
    public async Task<Clock> StartAsync(ClockStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        if ((await OfAsync(start.SubjectId, cancellationToken)).Any(c => c.Code == start.Code && c.Level == start.Level && c.IsOpen))
            throw new RefusedException(Sentence.In(null, nameof(TimeText.ClockRunsAlready)), "R-CLK-03");
        var on = ChinaTime.DateOf(start.StartAt ?? Now);
        var set = await parameters.CurrentAsync(cancellationToken);
        var value = start.Period is null ? set.Get(start.Code, on) : null;
        var reminders = ParameterText.Texts(set.Get("sla.reminders", ChinaTime.Today(time)).Value);
        var calendar = await calendars.CurrentAsync(cancellationToken);
        var clock = Clock.Start(Guid.CreateVersion7(Now), start, start.Period ?? value!.AsPeriod(), value, reminders, calendar, Now);
        db.Add(clock);
        _known[start.SubjectId].Add(clock);
        return clock;
    }

    /// <summary>A subject that is being made has no clocks yet: saves the look-up.</summary>
    public void Begin(Guid subjectId) => _known.TryAdd(subjectId, []);

    /// <summary>All clocks of a subject, those not saved yet included, earliest due first.</summary>
    public async Task<IReadOnlyList<Clock>> OfAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(subjectId, out var clocks))
            _known[subjectId] = clocks = await db.Set<Clock>().Where(c => c.SubjectId == subjectId).ToListAsync(cancellationToken);
        return clocks.Count < 2 ? [.. clocks] : [.. clocks.OrderBy(c => c.DueAt).ThenBy(c => c.Id)];
    }

    /// <summary>Reads the clocks of many subjects at once: what is asked of them afterwards costs no look-up.</summary>
    public async Task ReadAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellationToken)
    {
        var unknown = subjectIds.Where(id => !_known.ContainsKey(id)).Distinct().ToList();
        var found = (await db.Set<Clock>().Where(c => unknown.Contains(c.SubjectId)).ToListAsync(cancellationToken)).ToLookup(c => c.SubjectId);
        foreach (var id in unknown) _known[id] = [.. found[id]];
    }

    /// <summary>The clock that people should look at: of the unfinished ones the earliest, never a later one (R-CLK-01).</summary>
    public static Clock? Leading(IEnumerable<Clock> clocks) => clocks.Where(c => c.IsUnfinished).MinBy(c => c.DueAt);

    /// <summary>Stops a running clock for a while.</summary>
    public void Pause(Clock clock, string reason) => clock.Pause(reason, user.AccountId, Now);

    /// <summary>Lets a clock go on; the due date moves by the time it stood.</summary>
    public async Task ResumeAsync(Clock clock, string reason, CancellationToken cancellationToken) =>
        clock.Resume(reason, await calendars.CurrentAsync(cancellationToken), Now);

    /// <summary>Gives a clock more time, as far as the clock table allows it.</summary>
    /// <param name="clock">An open clock.</param>
    /// <param name="period">How much; in the unit of the longest extension where there is one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="approver">Who approved it (name), where approval is what the rule asks for.</param>
    /// <param name="consent">How both parties agreed, where consent is.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task ExtendAsync(Clock clock, Period period, string reason, string? approver, string? consent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var set = await parameters.CurrentAsync(cancellationToken);
        // An explicit period has no rule of its own: whoever may set it may approve more.
        var rule = clock.ParameterKey is { } key ? parameters.Nature(key)?.Extend ?? ExtensionRule.None : ExtensionRule.Approval;
        var longest = clock.ParameterKey is null ? null : set.Find(clock.ParameterKey + ".ext", clock.StartDate)?.AsPeriod();
        clock.Extend(new(period, reason, user.AccountId, approver, consent, Now), rule, longest, await calendars.CurrentAsync(cancellationToken), Now);
    }

    /// <summary>What was due has been done.</summary>
    public void Meet(Clock clock) => clock.Meet(Now);

    /// <summary>It is no longer due.</summary>
    public void Cancel(Clock clock, string reason) => clock.Cancel(reason, Now);

    /// <summary>Meets the unfinished clocks of a subject with one of these codes; returns how many.</summary>
    public async Task<int> MeetAsync(Guid subjectId, CancellationToken cancellationToken, params string[] codes) =>
        await EachAsync(subjectId, c => c.IsUnfinished && codes.Contains(c.Code), Meet, cancellationToken);

    /// <summary>Cancels the unfinished clocks of a subject: all, or those with one of these codes; returns how many.</summary>
    public async Task<int> CancelAsync(Guid subjectId, string reason, CancellationToken cancellationToken, params string[] codes) =>
        await EachAsync(subjectId, c => c.IsUnfinished && (codes.Length == 0 || codes.Contains(c.Code)), c => Cancel(c, reason), cancellationToken);

    /// <summary>Pauses the running clocks of a subject that are not over yet: all, or those with one of these codes; returns how many.</summary>
    public async Task<int> PauseAsync(Guid subjectId, string reason, CancellationToken cancellationToken, params string[] codes) =>
        await EachAsync(
            subjectId, c => c.Status == ClockStatus.Running && c.DueAt > Now && (codes.Length == 0 || codes.Contains(c.Code)), c => Pause(c, reason), cancellationToken);

    /// <summary>Lets the paused clocks of a subject go on: all, or those with one of these codes; returns how many.</summary>
    public async Task<int> ResumeAsync(Guid subjectId, string reason, CancellationToken cancellationToken, params string[] codes)
    {
        var calendar = await calendars.CurrentAsync(cancellationToken);
        return await EachAsync(
            subjectId, c => c.Status == ClockStatus.Paused && (codes.Length == 0 || codes.Contains(c.Code)), c => c.Resume(reason, calendar, Now), cancellationToken);
    }

    private async Task<int> EachAsync(Guid subjectId, Func<Clock, bool> which, Action<Clock> act, CancellationToken cancellationToken)
    {
        var found = (await OfAsync(subjectId, cancellationToken)).Where(which).ToList();
        found.ForEach(act);
        return found.Count;
    }
}
