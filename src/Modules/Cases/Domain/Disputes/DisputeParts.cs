using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Who is on which side, as it will stand in the documents.</summary>
internal sealed record PartyContent(
    PartySide Side, string Name, Guid? PersonId = null, Guid? EnterpriseId = null, string? CreditCode = null, string? LegalRepresentative = null, string? Address = null,
    IdPaper? Paper = null);

/// <summary>The paper by which a person shows who they are; its number is kept sealed.</summary>
internal sealed record IdPaper(IdKind Kind, SealedText Number, string Masked);

/// <summary>Who a party is and where papers reach it, as far as told; what is null stays as it was.</summary>
internal sealed record PartyIdentity(IdPaper? Paper, string? CreditCode, string? LegalRepresentative, string? Address, bool AddressConfirmed);

/// <summary>A party of a dispute.</summary>
internal sealed class DisputeParty
{
    private DisputeParty()
    {
    }

    internal DisputeParty(int number, PartyContent party) =>
        (Number, Side, Name, PersonId, EnterpriseId, CreditCode, LegalRepresentative, Address, IdKind, IdNumber, IdMasked) =
        (number, party.Side, party.Name.Trim(), party.PersonId, party.EnterpriseId, party.CreditCode, party.LegalRepresentative, party.Address,
            party.Paper?.Kind, party.Paper?.Number, party.Paper?.Masked);

    /// <summary>1, 2, 3 … within the dispute.</summary>
    public int Number { get; private set; }
    public PartySide Side { get; private set; }
    public string Name { get; private set; } = "";
    public Guid? PersonId { get; private set; }
    public Guid? EnterpriseId { get; private set; }
    public string? CreditCode { get; private set; }
    public string? LegalRepresentative { get; private set; }

    /// <summary>Where papers reach it (送达地址).</summary>
    public string? Address { get; private set; }

    /// <summary>When the party confirmed that papers sent to <see cref="Address"/> reach it (送达地址确认); null when it did not, or the address became another.</summary>
    public DateTimeOffset? AddressConfirmedAt { get; private set; }

    /// <summary>By which paper a person showed who they are (R §1.3), and its number, sealed and masked.</summary>
    public IdKind? IdKind { get; private set; }
    public SealedText? IdNumber { get; private set; }
    public string? IdMasked { get; private set; }

    /// <summary>A person, not an enterprise.</summary>
    public bool IsPerson => Side == PartySide.Applicant || PersonId is not null;

    public string? AgentName { get; private set; }
    public AgentAuthority AgentAuthority { get; private set; }

    /// <summary>Phone on which this side signs, and its masked form for the page.</summary>
    public SealedText? Phone { get; private set; }
    public string? PhoneMasked { get; private set; }

    /// <summary>Who puts the name: the agent with special authority, the legal representative, or the person.</summary>
    public string SignsAs => AgentAuthority == AgentAuthority.Special && AgentName is { } agent ? agent : PersonId is null && LegalRepresentative is { } head ? head : Name;

    internal void RepresentedBy(string? name, AgentAuthority authority) => (AgentName, AgentAuthority) = (name, name is null ? AgentAuthority.None : authority);

    internal void IdentifiedBy(PartyIdentity told, DateTimeOffset now)
    {
        if (told.Paper is { } paper) (IdKind, IdNumber, IdMasked) = (paper.Kind, paper.Number, paper.Masked);
        (CreditCode, LegalRepresentative) = (told.CreditCode ?? CreditCode, told.LegalRepresentative ?? LegalRepresentative);
        if (told.Address is { } address && address != Address) (Address, AddressConfirmedAt) = (address, null);
        if (told.AddressConfirmed) AddressConfirmedAt = now;
    }

    internal void ReachedAt(SealedText phone, string masked) => (Phone, PhoneMasked) = (phone, masked);
}

/// <summary>A side said whether it wants mediation; the latest word counts (R-MED-03).</summary>
internal sealed class MediationConsent
{
    private MediationConsent()
    {
    }

    internal MediationConsent(int number, PartySide side, bool consents, StatementForm form, string saidBy, DateTimeOffset at, Guid? recordedById) =>
        (Number, Side, Consents, Form, SaidBy, At, RecordedById) = (number, side, consents, form, saidBy, at, recordedById);

    public int Number { get; private set; }
    public PartySide Side { get; private set; }
    public bool Consents { get; private set; }
    public StatementForm Form { get; private set; }
    public string SaidBy { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Staff account, or null when the side said it itself on its phone.</summary>
    public Guid? RecordedById { get; private set; }
}

/// <summary>Somebody to be appointed.</summary>
internal sealed record MediatorChoice(Guid AccountId, string Name, bool IsWoman);

/// <summary>A mediator's time on the case.</summary>
internal sealed class DisputeMediator
{
    private DisputeMediator()
    {
    }

    internal DisputeMediator(int order, MediatorChoice choice, DateTimeOffset at, string? overrideReason, Guid? overriddenById) =>
        (Order, AccountId, Name, IsWoman, AppointedAt, OverrideReason, OverriddenById) = (order, choice.AccountId, choice.Name, choice.IsWoman, at, overrideReason, overriddenById);

    public int Order { get; private set; }
    public Guid AccountId { get; private set; }
    public string Name { get; private set; } = "";
    public bool IsWoman { get; private set; }
    public DateTimeOffset AppointedAt { get; private set; }

    /// <summary>Why a declared relation was set aside, and by whom (R-CAS-08).</summary>
    public string? OverrideReason { get; private set; }
    public Guid? OverriddenById { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    /// <summary>A side objects (R-MED-04); the director answers by replacing or by giving reasons.</summary>
    public PartySide? ObjectedBy { get; private set; }
    public string? Objection { get; private set; }
    public string? ObjectionAnswer { get; private set; }

    public bool IsActive => EndedAt is null;

    internal void End(string reason, DateTimeOffset at) => (EndReason, EndedAt) = (reason, at);

    internal void Object(PartySide side, string reason) => (ObjectedBy, Objection, ObjectionAnswer) = (side, reason, null);

    internal void AnswerObjection(string answer) => ObjectionAnswer = answer;
}

/// <summary>An event that restarts the limitation (R-LIM-02).</summary>
internal sealed class LimitationInterruption
{
    private LimitationInterruption()
    {
    }

    internal LimitationInterruption(int number, InterruptionCause cause, DateOnly on) => (Number, Cause, On) = (number, cause, on);

    public int Number { get; private set; }
    public InterruptionCause Cause { get; private set; }
    public DateOnly On { get; private set; }
}

/// <summary>A document of R §14 that went out under its own number.</summary>
internal sealed class IssuedDocument
{
    private IssuedDocument()
    {
    }

    internal IssuedDocument(int order, DocumentKind kind, string number, DateOnly on) => (Order, Kind, Number, On) = (order, kind, number, on);

    public int Order { get; private set; }
    public DocumentKind Kind { get; private set; }
    public string Number { get; private set; } = "";
    public DateOnly On { get; private set; }
}

/// <summary>A signature under the agreement or a record; the drawn strokes are kept apart.</summary>
internal sealed class DisputeSignature
{
    private DisputeSignature()
    {
    }

    internal DisputeSignature(int order, SignatureContent content, DocumentKind document, int documentNumber, string digest, DateTimeOffset at) =>
        (Order, Document, DocumentNumber, Role, PartyNumber, Name, Method, ImageId, SignedById, Digest, At) =
        (order, document, documentNumber, content.Role, content.PartyNumber, content.Name, content.Method, content.ImageId, content.SignedById, digest, at);

    public int Order { get; private set; }
    public DocumentKind Document { get; private set; }

    /// <summary>Number of the session whose record is signed, or the revision of the agreement.</summary>
    public int DocumentNumber { get; private set; }
    public SignerRole Role { get; private set; }
    public int? PartyNumber { get; private set; }
    public string Name { get; private set; } = "";
    public SignatureMethod Method { get; private set; }
    public Guid? ImageId { get; private set; }

    /// <summary>Account of the staff member who signed or entered a signature on paper.</summary>
    public Guid? SignedById { get; private set; }

    /// <summary>SHA-256 of what was signed.</summary>
    public string Digest { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>Who signs how.</summary>
internal sealed record SignatureContent(SignerRole Role, int? PartyNumber, string Name, SignatureMethod Method, Guid? ImageId = null, Guid? SignedById = null);
