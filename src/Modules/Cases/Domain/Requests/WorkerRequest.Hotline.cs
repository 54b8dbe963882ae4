using System.ComponentModel.DataAnnotations.Schema;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>What came in by the hotline: its call, its class, and whether the employer may learn who asks (R-HOT).</summary>
internal sealed partial class WorkerRequest
{
    /// <summary>The call it came in by; filed only after the quality check then (R-HOT-03).</summary>
    public Guid? HotlineCallId { get; private set; }

    /// <summary>Its class, whose period runs beside the others (R-HOT-02).</summary>
    public HotlineClass? HotlineClass { get; private set; }

    /// <summary>The applicant asked that the employer does not learn who it is; everybody who handles it sees that (R-HOT-05).</summary>
    public bool NotToEmployer { get; private set; }

    /// <summary>Whether the employer must not learn from us who asks: a wish of its own, or because the request is confidential (R-PRI-13, R-HOT-05).</summary>
    [NotMapped]
    public bool IsGuarded => Guards(NotToEmployer, Secrecy);

    /// <summary>The same for a row of a list.</summary>
    public static bool Guards(bool notToEmployer, Secrecy secrecy) => notToEmployer || secrecy == Secrecy.Confidential;

    /// <summary>It came in by a call.</summary>
    public void ComeByPhone(Guid callId, HotlineClass level, bool notToEmployer)
    {
        (HotlineCallId, HotlineClass, NotToEmployer) = (callId, level, notToEmployer);
        if (notToEmployer) Tell(new ApplicantGuarded(Id));
    }

    /// <summary>It is a part of what came in by a call; the call itself waits for the whole.</summary>
    public void BeOfClass(HotlineClass level) => HotlineClass = level;

    /// <summary>The applicant wishes, or no longer wishes, to be unknown to the employer. What the employer knows already cannot be taken back.</summary>
    public void Guard(bool guarded, string? reason)
    {
        RefuseUnlessOpen();
        if (guarded == NotToEmployer) return;
        if (guarded && DisputeId is not null) throw new RefusedException(HotlineText.EmployerKnows, "R-HOT-05");
        reason = Needed(reason);
        NotToEmployer = guarded;
        Tell(guarded ? new ApplicantGuarded(Id) : new ApplicantDisclosed(Id), reason);
    }

    /// <summary>The period of its class ends later, for a reason.</summary>
    public void ExtendClass(DateOnly due, string reason) => Tell(new HotlinePeriodExtended(Id, due), reason);

    /// <summary>The quality check was good: it is filed.</summary>
    public void CloseChecked(DateTimeOffset now)
    {
        if (State == RequestState.Evaluated) Close(now, Stars is null);
    }

    /// <summary>The quality check was not good: it is handled again, however often it has been (R-HOT-03).</summary>
    public void ReopenChecked(string reason)
    {
        if (State != RequestState.Evaluated) throw new RefusedException(HotlineText.CannotReopen, "R-HOT-03", "Passed");
        Reopen(reason);
    }

    // What came by the hotline waits for its check; all else is filed.
    private void FileAway(DateTimeOffset now, bool withoutAnswer)
    {
        if (HotlineCallId is not { } call)
        {
            Close(now, withoutAnswer);
            return;
        }
        if (State == RequestState.Resolved) Move(RequestStep.VisitBack);
        DueAt = null;
        Tell(new RequestAwaitsCheck(Id, call));
    }

    /// <summary>Nobody has rated in time.</summary>
    public void PassUnrated(DateTimeOffset now) => FileAway(now, true);
}
