using Niangjia.Cases.Domain.Duties;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>Reaching the applicant or the other side (R §2.3, R §2.5).</summary>
internal sealed partial class WorkerRequest
{
    /// <summary>Attempts in a row that reached nobody; the trigger of R §2.5 counts them.</summary>
    public int FailedContacts { get; private set; }

    /// <summary>Somebody tried to reach the applicant or the other side; it stands among the notes.</summary>
    public void RecordContact(ContactReport report, string by, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        if (report.At > now) throw new RefusedException(HandlingText.ContactInFuture, "R-ESC-01", "At");
        if (report.At.AddMinutes(1) <= SubmittedAt) throw new RefusedException(HandlingText.ContactBeforeRequest, "R-ESC-01", "At");
        var companion = string.IsNullOrWhiteSpace(report.Companion) ? null : report.Companion.Trim();
        if (report.Way == ContactWay.HomeVisit && companion is null && Type is { } type && HandlingTable.Of(type).Visitors > 1)
            throw new RefusedException(string.Format(HandlingText.TwoVisitors, CaseWords.Of(type)), "R-CAS-07", "Companion");
        if (report.WithEmployer && IsGuarded && string.IsNullOrWhiteSpace(report.Words)) throw new RefusedException(HotlineText.ContactWordsNeeded, "R-HOT-05", "Words");
        FailedContacts = report.Reached ? 0 : FailedContacts + 1;
        var said = string.Format(
            report.Reached ? HandlingText.ContactReached : HandlingText.ContactFailed, CaseWords.Of(report.Way), ChinaTime.Of(report.At).ToString("yyyy-MM-dd HH:mm", null), FailedContacts);
        string?[] lines = [said, companion is null ? null : string.Format(HandlingText.ContactTogether, companion), report.Words?.Trim()];
        _notes.Add(new(_notes.Count + 1, string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line))), false, false, by, now));
        Tell(new ContactRecorded(Id, report.Way, report.Reached, report.At, FailedContacts), report.Words);
    }
}

/// <summary>An attempt to reach somebody.</summary>
/// <param name="Way">How.</param>
/// <param name="Reached">Whether anybody was reached.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Companion">Who went along on a visit.</param>
/// <param name="Words">What was said, or what happened.</param>
/// <param name="WithEmployer">It was the employer; where it must not learn who asks, the words say why it was called and how that was kept (R-HOT-05).</param>
internal sealed record ContactReport(ContactWay Way, bool Reached, DateTimeOffset At, string? Companion = null, string? Words = null, bool WithEmployer = false);
