using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>Referral, result, rating, re-opening, filing away.</summary>
internal sealed partial class WorkerRequest
{
    private readonly List<RequestNote> _notes = [];

    public ResultCode? Result { get; private set; }

    /// <summary>What was achieved, or where the applicant was sent, in words for the applicant.</summary>
    public string? Outcome { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public int? Stars { get; private set; }
    public bool? Solved { get; private set; }
    public string? RatingText { get; private set; }
    public int Reopenings { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The dispute under mediation, once opened.</summary>
    public Guid? DisputeId { get; private set; }

    public IReadOnlyList<RequestNote> Notes => _notes;

    /// <summary>A work order went to a partner department; the request stays open until its feedback.</summary>
    public void Refer(WorkOrder order, string? reason)
    {
        Move(RequestStep.Refer);
        Tell(new RequestReferred(Id, order.Id, order.DepartmentPath, order.FeedbackDue), reason);
    }

    /// <summary>The department answered or rejected; we carry on.</summary>
    public void TakeBack()
    {
        Move(RequestStep.Feedback);
        Tell(new RequestNoteAdded(Id, CasesText.BackFromDepartment, false));
    }

    /// <summary>Mediation is opened; the request follows the dispute.</summary>
    public void OpenCase(Guid disputeId)
    {
        Move(RequestStep.OpenCase);
        DisputeId = disputeId;
        Tell(new RequestNoteAdded(Id, CasesText.MediationOpened, true));
    }

    /// <summary>Mediation came to nothing: the unit handles it again, since the worker's matter is not settled.</summary>
    public void Resume(string? reason)
    {
        Move(RequestStep.Resume);
        Tell(new HandlingResumed(Id), reason);
    }

    /// <summary>Handling ends with a result and a sentence for the applicant.</summary>
    public void Resolve(ResultCode result, string outcome, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(outcome)) throw new RefusedException(CasesText.OutcomeNeeded, "R-§1.5", "Outcome");
        Move(RequestStep.Resolve);
        EndHandling(HandlingOutcome.Done, null, now);
        (Result, Outcome, ResolvedAt, DueAt) = (result, outcome.Trim(), now, null);
        Tell(new RequestResolved(Id, result));
    }

    /// <summary>The applicant rates; a poor or unsolved one is reopened at most twice, then filed with what was said.</summary>
    /// <returns>Whether it must be handled again.</returns>
    public bool Rate(int stars, bool solved, string? text, DateTimeOffset now, HandlingRules? rules = null)
    {
        rules ??= HandlingRules.Default;
        if (stars is < 1 or > 5) throw new RefusedException(CasesText.StarsOneToFive, "R-§1.5", "Stars");
        Move(RequestStep.VisitBack);
        (Stars, Solved, RatingText) = (stars, solved, text);
        Tell(new RequestRated(Id, stars, solved));
        if ((solved && stars > rules.ReopenScore) || Reopenings >= rules.MostReopenings)
        {
            FileAway(now, false);
            return false;
        }
        Reopen(text);
        return true;
    }

    private void Reopen(string? reason)
    {
        Move(RequestStep.Reopen);
        Reopenings++;
        (Result, ResolvedAt, SupplementAskedAt, SupplementList, FailedContacts) = (null, null, null, null, 0);
        Tell(new RequestReopened(Id, Reopenings), reason);
    }

    /// <summary>Files it away: after the rating, after seven days without an answer, or with its last child.</summary>
    public void Close(DateTimeOffset now, bool withoutAnswer)
    {
        Move(RequestStep.Close);
        (ClosedAt, DueAt) = (now, null);
        Tell(new RequestClosed(Id, withoutAnswer));
    }

    /// <summary>The applicant withdraws, or did not supply what was missing in time.</summary>
    public void Withdraw(string? reason, bool becauseNotSupplied, DateTimeOffset now)
    {
        Move(RequestStep.Withdraw);
        EndHandling(HandlingOutcome.Withdrawn, reason, now);
        (ClosedAt, DueAt) = (now, null);
        Tell(new RequestWithdrawn(Id, becauseNotSupplied), reason);
    }

    /// <summary>Writes a note; the applicant reads it only when it is meant for them.</summary>
    public void Note(string text, bool forWorker, string author, bool byWorker, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(CasesText.NoteEmpty, null, "Text");
        _notes.Add(new(_notes.Count + 1, text.Trim(), forWorker, byWorker, author, now));
        Tell(new RequestNoteAdded(Id, text.Trim(), forWorker, byWorker));
    }

    /// <summary>A message goes to the applicant's phone.</summary>
    public void TellApplicant(ApplicantMessage what) => Tell(new ApplicantTold(Id, what));

    /// <summary>Files were added.</summary>
    public void EvidenceCame(int files, bool byWorker) => Tell(new EvidenceAdded(Id, files, byWorker));
}

/// <summary>A note or message on a request.</summary>
internal sealed class RequestNote
{
    private RequestNote()
    {
    }

    internal RequestNote(int line, string text, bool forWorker, bool byWorker, string author, DateTimeOffset at) =>
        (Line, Text, ForWorker, ByWorker, Author, At) = (line, text, forWorker, byWorker, author, at);

    public int Line { get; private set; }
    public string Text { get; private set; } = "";
    public bool ForWorker { get; private set; }
    public bool ByWorker { get; private set; }
    public string Author { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
