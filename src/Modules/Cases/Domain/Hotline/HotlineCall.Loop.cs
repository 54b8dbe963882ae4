using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Hotline;

/// <summary>After the result: call-back, quality check, end (R-HOT-03).</summary>
internal sealed partial class HotlineCall
{
    /// <summary>The caller was reached, or tried as often as is asked.</summary>
    public void CalledBack(bool reached, DateTimeOffset now)
    {
        CalledBackAt = now;
        Tell(new HotlineCallerCalledBack(Id, RequestId!.Value, reached));
    }

    /// <summary>Its request is handled again: whoever called is called back about the next result too.</summary>
    public void AwaitAnew()
    {
        if (CalledBackAt is null) return;
        CalledBackAt = null;
        Tell(new HotlineCallAwaitsAnew(Id, RequestId!.Value));
    }

    /// <summary>Somebody else than the agent fills the score sheet; what passes is closed, what does not goes back to the unit.</summary>
    public void Check(CheckSheet sheet, Guid by, string byName, DateTimeOffset now, HotlineRules rules)
    {
        if (Stage != HotlineStage.InHand) throw new RefusedException(HotlineText.NothingToCheck, "R-HOT-03");
        if (by == AgentId) throw new RefusedException(HotlineText.NotByAgent, "R-HOT-03");
        foreach (var (question, at) in rules.Questions.Select((question, at) => (question, at)))
            if (sheet.Marks.All(mark => mark.Question != question)) throw new RefusedException(HotlineText.MarkNeeded, "R-HOT-03", $"Marks[{at}].Mark");
        var marks = sheet.Marks.Where(mark => rules.Questions.Contains(mark.Question)).DistinctBy(mark => mark.Question).ToArray();
        var (points, most) = (marks.Sum(mark => (int)mark.Mark), marks.Length * (int)CallMark.Good);
        if (sheet.Passed && points * 100 < most * rules.PassShare)
            throw new RefusedException(string.Format(HotlineText.TooFewPoints, points, most, rules.PassShare), "R-HOT-03", nameof(CheckSheet.Passed));
        if (!sheet.Passed && string.IsNullOrWhiteSpace(sheet.Reason)) throw new RefusedException(HotlineText.CheckReasonNeeded, "R-HOT-03", nameof(CheckSheet.Reason));
        var reason = Blank(sheet.Reason);
        Checks = [.. Checks, new(Checks.Count + 1, now, by, byName, sheet.Passed, points, most, marks, reason)];
        Tell(new HotlineCallChecked(Id, RequestId!.Value, sheet.Passed, points, most), reason);
        if (sheet.Passed) Close(now);
        else CalledBackAt = null; // The matter is handled anew, and whoever called is called back once more.
    }

    /// <summary>The loop is closed; nothing is due any more.</summary>
    public void Close(DateTimeOffset now)
    {
        (Stage, ClosedAt) = (HotlineStage.Closed, now);
        Tell(new HotlineCallClosed(Id));
    }
}

/// <summary>A filled score sheet.</summary>
internal sealed record CheckSheet(IReadOnlyList<CheckMark> Marks, bool Passed, string? Reason);

/// <summary>One question of the sheet.</summary>
internal sealed record CheckMark(string Question, CallMark Mark);

/// <summary>A quality check as it is kept.</summary>
internal sealed record CallCheck(int Number, DateTimeOffset At, Guid ById, string By, bool Passed, int Points, int Of, IReadOnlyList<CheckMark> Marks, string? Reason);

/// <summary>What this place has set for its hotline; parameters, not constants.</summary>
/// <param name="HoursBetweenTries">Hours that must lie between two calls back that reach nobody.</param>
/// <param name="PassShare">Per cent of the points from which a call may pass.</param>
/// <param name="Questions">The score sheet.</param>
internal sealed record HotlineRules(int HoursBetweenTries, int PassShare, IReadOnlyList<string> Questions);
