using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Meetings, their records, and more time when both sides want it.</summary>
internal sealed partial class DisputeCase
{
    private readonly List<MediationSession> _sessions = [];
    private readonly List<DisputeSignature> _signatures = [];

    public IReadOnlyList<MediationSession> Sessions => _sessions;

    /// <summary>Signatures under records and agreement, oldest first.</summary>
    public IReadOnlyList<DisputeSignature> Signatures => _signatures;

    /// <summary>Days both sides added to CLK-MED-ORG15.</summary>
    public int ExtendedDays { get; private set; }

    /// <summary>Sets a meeting; the first one begins the mediation and needs a fitting bench (R-MED-04).</summary>
    public MediationSession Schedule(DateTimeOffset at, string place, string invitation, bool bothAskForPublic, DateTimeOffset now)
    {
        if (at <= now) throw new RefusedException(MediationText.SessionInPast, "R-MED-04", "At");
        MediationRules.RefuseUnlessBenchFits(this);
        if (State == DisputeState.Accepted) Move(DisputeStep.Begin);
        RefuseUnless(DisputeState.Mediating, DisputeState.MediationExtended, DisputeState.AgreementReached);
        var session = new MediationSession(_sessions.Count + 1, Guid.CreateVersion7(now), at, Needed(place, "Place"), Needed(invitation, "Invitation"), bothAskForPublic);
        _sessions.Add(session);
        Tell(new MediationSessionScheduled(Id, session.Id, at, session.Place));
        return session;
    }

    /// <summary>A meeting took place.</summary>
    public void Hold(Guid sessionId, bool applicantCame, bool respondentCame, string? others, DateTimeOffset now)
    {
        var session = Scheduled(sessionId);
        if (session.At > now) throw new RefusedException(MediationText.SessionNotYet, "R §14");
        session.Hold(applicantCame, respondentCame, Blank(others));
        Tell(new MediationSessionHeld(Id, sessionId, true));
    }

    /// <summary>A meeting did not take place, or is called off.</summary>
    public void NotHold(Guid sessionId, string reason)
    {
        reason = Needed(reason);
        Scheduled(sessionId).NotHold(reason);
        Tell(new MediationSessionHeld(Id, sessionId, false), reason);
    }

    /// <summary>Writes the record, as often as needed until it is frozen.</summary>
    public void WriteRecord(Guid sessionId, RecordContent content)
    {
        var session = Session(sessionId);
        session.Write(content);
        Tell(new MediationRecordWritten(Id, sessionId));
    }

    /// <summary>Signs a record: a party that was present, or a mediator.</summary>
    public void SignRecord(Guid sessionId, SignatureContent signature, DateTimeOffset now)
    {
        var session = Session(sessionId);
        var record = Written(session);
        if (record.IsFrozen) throw new RefusedException(MediationText.RecordIsFrozen, "R §14");
        var content = Checked(signature);
        if (RecordSignatures(session).Any(known => known.Role == content.Role && known.PartyNumber == content.PartyNumber && known.SignedById == content.SignedById))
            throw new RefusedException(MediationText.SignedAlready, "R §14", "Name");
        _signatures.Add(new(_signatures.Count + 1, content, DocumentKind.Record, session.Number, record.DigestNow(Number, session), now));
        Tell(new MediationRecordWritten(Id, sessionId));
    }

    /// <summary>Freezes a record: everything is in it, the mediator has signed, and each side signed or it is written down why not.</summary>
    public void FreezeRecord(Guid sessionId, string documentNumber, DateTimeOffset now)
    {
        var session = Session(sessionId);
        var record = Written(session);
        if (record.IsFrozen) throw new RefusedException(MediationText.RecordIsFrozen, "R §14");
        if (!record.IdentityChecked) throw new RefusedException(MediationText.IdentityNotChecked, "R §14", "IdentityChecked");
        if (!record.RightsRead) throw new RefusedException(MediationText.RightsNotRead, "R §14", "RightsRead");
        if (record.ApplicantSaid.Length + record.RespondentSaid.Length == 0) throw new RefusedException(MediationText.StatementsMissing, "R §14", "ApplicantSaid");
        if (record.Result.Length == 0) throw new RefusedException(MediationText.ResultMissing, "R §14", "Result");
        var signed = RecordSignatures(session).Select(signature => signature.Role).ToHashSet();
        if (!signed.Contains(SignerRole.Mediator)) throw new RefusedException(MediationText.MediatorSigns, "R §14");
        var missing = (session.ApplicantCame && !signed.Contains(SignerRole.Applicant)) || (session.RespondentCame && !signed.Contains(SignerRole.Respondent));
        if (missing && record.NotSigned is null) throw new RefusedException(MediationText.SayWhyNotSigned, "R §14", "NotSigned");
        var digest = record.DigestNow(Number, session);
        record.Freeze(digest, now);
        Issue(DocumentKind.Record, documentNumber, ChinaTime.DateOf(now));
        Tell(new MediationRecordFrozen(Id, sessionId, digest));
    }

    /// <summary>More time, which only both sides together can give (CLK-MED-ORG15).</summary>
    public void Extend(int days, bool applicantConsents, bool respondentConsents)
    {
        if (days is < 1 or > 365) throw new RefusedException(MediationText.ExtensionDays, "CLK-MED-ORG15", "Days");
        if (!applicantConsents || !respondentConsents)
            throw new RefusedException(MediationText.BothMustExtend, "CLK-MED-ORG15", applicantConsents ? "RespondentConsents" : "ApplicantConsents");
        Move(DisputeStep.Extend);
        ExtendedDays += days;
        Tell(new MediationExtended(Id, days));
    }

    /// <summary>Signatures under a record as it reads now; those under an earlier wording are void.</summary>
    public IReadOnlyList<DisputeSignature> RecordSignatures(MediationSession session) => session.Record is not { } record ? [] :
        [.. SignaturesOf(DocumentKind.Record, session.Number).Where(signature => signature.Digest == (record.Digest ?? record.DigestNow(Number, session)))];

    /// <summary>The meeting with this id.</summary>
    public MediationSession Session(Guid id) => _sessions.FirstOrDefault(session => session.Id == id) ?? throw new NotFoundException();

    /// <summary>Signatures under one document.</summary>
    public IReadOnlyList<DisputeSignature> SignaturesOf(DocumentKind document, int number) =>
        [.. _signatures.Where(signature => signature.Document == document && signature.DocumentNumber == number)];

    private MediationSession Scheduled(Guid id)
    {
        RefuseIfOver();
        var session = Session(id);
        return session.State == SessionState.Scheduled ? session : throw new RefusedException(MediationText.SessionIsOver, "R §14");
    }

    private static MediationRecord Written(MediationSession session) => session.Record ?? throw new RefusedException(MediationText.RecordMissing, "R §14");

    private SignatureContent Checked(SignatureContent signature)
    {
        if (string.IsNullOrWhiteSpace(signature.Name)) throw new RefusedException(MediationText.SignerName, "R §14", "Name");
        if (signature.Role is SignerRole.Mediator && !IsMediatedBy(signature.SignedById)) throw new RefusedException(MediationText.OnlyItsMediator, "R-MED-06");
        if (signature.Role is SignerRole.Applicant or SignerRole.Respondent)
        {
            var party = Party(signature.PartyNumber ?? 0);
            if ((party.Side == PartySide.Applicant) != (signature.Role == SignerRole.Applicant)) throw new NotFoundException();
        }
        return signature with { Name = signature.Name.Trim(), SignedById = signature.Role is SignerRole.Applicant or SignerRole.Respondent ? null : signature.SignedById };
    }
}
