using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>One meeting: when, where, who was asked to come, who came, and its record.</summary>
internal sealed class MediationSession
{
    private MediationSession()
    {
    }

    internal MediationSession(int number, Guid id, DateTimeOffset at, string place, string invitation, bool isPublic) =>
        (Number, Id, At, Place, Invitation, IsPublic) = (number, id, at, place, invitation, isPublic);

    /// <summary>1, 2, 3 … within the dispute.</summary>
    public int Number { get; private set; }
    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Place { get; private set; } = "";

    /// <summary>What both sides are told.</summary>
    public string Invitation { get; private set; } = "";

    /// <summary>Not public unless both sides ask for it (R-MED-05).</summary>
    public bool IsPublic { get; private set; }
    public SessionState State { get; private set; }
    public bool ApplicantCame { get; private set; }
    public bool RespondentCame { get; private set; }
    public string? OthersPresent { get; private set; }
    public string? NotHeldReason { get; private set; }
    public MediationRecord? Record { get; private set; }

    internal void Hold(bool applicantCame, bool respondentCame, string? others)
    {
        if (!applicantCame && !respondentCame) throw new RefusedException(MediationText.NobodyCame, "R-MED-11", "ApplicantCame");
        (State, ApplicantCame, RespondentCame, OthersPresent) = (SessionState.Held, applicantCame, respondentCame, others);
    }

    internal void NotHold(string reason) => (State, NotHeldReason) = (SessionState.NotHeld, reason);

    internal void Write(RecordContent content)
    {
        if (State != SessionState.Held) throw new RefusedException(MediationText.RecordNeedsMeeting, "R §14");
        if (Record is { IsFrozen: true }) throw new RefusedException(MediationText.RecordIsFrozen, "R §14");
        Record ??= new();
        Record.Rewrite(content);
    }
}

/// <summary>What a record must hold (调解笔录, R §14).</summary>
internal sealed record RecordContent(bool IdentityChecked, bool RightsRead, string ApplicantSaid, string RespondentSaid, string? Proposals, string Result, string? NotSigned = null);

/// <summary>调解笔录: once signed it is frozen. What was offered in it must not be used against a side later (R-EVD-02).</summary>
internal sealed class MediationRecord
{
    internal MediationRecord()
    {
    }

    internal void Rewrite(RecordContent content) =>
        (IdentityChecked, RightsRead, ApplicantSaid, RespondentSaid, Proposals, Result, NotSigned) =
        (content.IdentityChecked, content.RightsRead, content.ApplicantSaid.Trim(), content.RespondentSaid.Trim(), content.Proposals?.Trim(), content.Result.Trim(), content.NotSigned?.Trim());

    public bool IdentityChecked { get; private set; }
    public bool RightsRead { get; private set; }
    public string ApplicantSaid { get; private set; } = "";
    public string RespondentSaid { get; private set; } = "";

    /// <summary>Proposals and concessions: they leave the house in no export (R-EVD-02).</summary>
    public string? Proposals { get; private set; }
    public string Result { get; private set; } = "";

    /// <summary>Who did not sign, and why.</summary>
    public string? NotSigned { get; private set; }
    public string? Digest { get; private set; }
    public DateTimeOffset? FrozenAt { get; private set; }

    public bool IsFrozen => FrozenAt is not null;

    /// <summary>SHA-256 over everything it says.</summary>
    public string DigestNow(string number, MediationSession session) => Digests.Of(
        number, session.Number, session.At.UtcDateTime, session.Place, session.ApplicantCame, session.RespondentCame, session.OthersPresent,
        IdentityChecked, RightsRead, ApplicantSaid, RespondentSaid, Proposals, Result, NotSigned);

    internal void Freeze(string digest, DateTimeOffset now) => (Digest, FrozenAt) = (digest, now);
}
