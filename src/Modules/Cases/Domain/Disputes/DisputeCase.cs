using System.ComponentModel.DataAnnotations.Schema;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>What opens a mediation.</summary>
internal sealed record DisputeOpening(string Number, string UnitPath, MediationBody Body, bool OwnInitiative, DateTimeOffset AppliedAt, bool IsComplex, IReadOnlyList<PartyContent> Parties);

/// <summary>
/// 劳动争议调解案件: one dispute from the application to the kept promise (R §1.6). What it is stands here; how it is opened,
/// talked over, agreed, performed and ended stands in the other parts.
/// </summary>
internal sealed partial class DisputeCase : Entity, IScoped
{
    private readonly List<DisputeParty> _parties = [];
    private readonly List<MediationConsent> _consents = [];
    private readonly List<LimitationInterruption> _interruptions = [];
    private readonly List<IssuedDocument> _documents = [];
    private readonly List<DisputeStep> _steps = [];

    private DisputeCase()
    {
    }

    /// <summary>TJ-{area6}-{yyyy}-{seq4}.</summary>
    public string Number { get; private set; } = "";
    public Guid RequestId { get; private set; }

    /// <summary>Unit whose mediation body works on it.</summary>
    public string UnitPath { get; private set; } = "";
    public MediationBody Body { get; private set; }
    public CaseType Type { get; private set; }
    public bool IsCollective { get; private set; }

    /// <summary>Complex matters, like collective ones, are for two or three mediators (R-MED-04).</summary>
    public bool IsComplex { get; private set; }

    /// <summary>Fewest mediators, as the rule was when it was opened (R-MED-04, R-GEN-01).</summary>
    public int MediatorsNeeded { get; private set; }

    /// <summary>The body began it itself, with both sides' consent (R-MED-03).</summary>
    public bool OwnInitiative { get; private set; }
    public DisputeState State { get; private set; }

    /// <summary>When the application was received: CLK-MED-LEGAL15 counts from here.</summary>
    public DateTimeOffset AppliedAt { get; private set; }

    /// <summary>When it was accepted: CLK-MED-ORG15 counts from here.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid OpenedById { get; private set; }

    /// <summary>Sum of the claims.</summary>
    public Money Claimed { get; private set; }

    /// <summary>Sum agreed on; zero while there is no agreement in force.</summary>
    public Money Agreed { get; private set; }

    /// <summary>Sum of confirmed payments.</summary>
    public Money Paid { get; private set; }

    /// <summary>Day on which the next reminder or breach of an instalment is due; null when none is.</summary>
    public DateOnly? NextCheckOn { get; private set; }

    public IReadOnlyList<DisputeParty> Parties => _parties;
    public IReadOnlyList<MediationConsent> Consents => _consents;

    /// <summary>Events that restart the limitation, in order (R-LIM-02).</summary>
    public IReadOnlyList<LimitationInterruption> Interruptions => _interruptions;
    public IReadOnlyList<IssuedDocument> Documents => _documents;

    /// <summary>Steps taken since it was loaded; the clocks follow them (R-MED-00).</summary>
    [NotMapped]
    internal IReadOnlyList<DisputeStep> StepsTaken => _steps;

    /// <summary>Opens a mediation for a request.</summary>
    public static DisputeCase Apply(WorkerRequest request, DisputeOpening opening, HandlingRank rank, Guid by, DateTimeOffset now, MediationLimits? limits = null)
    {
        limits ??= MediationLimits.Default;
        MediationRules.RefuseUnlessFit(request, rank, limits);
        if (opening.AppliedAt > now) throw new RefusedException(MediationText.NotInFuture, "R-MED-00", "AppliedOn");
        var dispute = new DisputeCase
        {
            Id = Guid.CreateVersion7(now),
            Number = opening.Number,
            RequestId = request.Id,
            UnitPath = opening.UnitPath,
            Body = opening.Body,
            Type = request.Type!.Value,
            IsCollective = request.IsCollective,
            IsComplex = opening.IsComplex,
            MediatorsNeeded = request.IsCollective || opening.IsComplex ? limits.Mediators : 1,
            OwnInitiative = opening.OwnInitiative,
            AppliedAt = opening.AppliedAt,
            OpenedById = by,
            Claimed = request.Claimed,
            State = DisputeState.Applied,
        };
        foreach (var party in opening.Parties) dispute.Join(party);
        if (dispute.Of(PartySide.Applicant).Count == 0) throw new RefusedException(MediationText.ApplicantNeeded, "R §1.3", "Applicant");
        if (dispute.Of(PartySide.Respondent).Count == 0) throw new RefusedException(MediationText.RespondentNeeded, "R §1.3", "Respondent");
        dispute.Interrupt(InterruptionCause.MediationApplied, ChinaTime.DateOf(opening.AppliedAt));
        dispute.Tell(new MediationApplied(dispute.Id, request.Id, dispute.Number));
        return dispute;
    }

    /// <summary>The parties of one side.</summary>
    public IReadOnlyList<DisputeParty> Of(PartySide side) => [.. _parties.Where(party => party.Side == side)];

    /// <summary>Adds a party while the talks last.</summary>
    public void AddParty(PartyContent party)
    {
        RefuseUnlessTalking();
        Join(party);
        Tell(new DisputePartiesChanged(Id));
    }

    /// <summary>Says who a party is and where papers reach it; an applicant must be known so far before acceptance (R §1.3).</summary>
    public void Identify(int partyNumber, PartyIdentity told, DateTimeOffset now)
    {
        RefuseUnlessTalking();
        var party = Party(partyNumber);
        if (told.AddressConfirmed && (told.Address ?? party.Address) is null) throw new RefusedException(MediationText.AddressNeeded, "R §1.3", "Address");
        party.IdentifiedBy(told, now);
        Tell(new DisputePartiesChanged(Id));
    }

    /// <summary>Names a representative.</summary>
    public void Represent(int partyNumber, string? agent, AgentAuthority authority)
    {
        RefuseIfOver();
        if (!string.IsNullOrWhiteSpace(agent) && authority == AgentAuthority.None) throw new RefusedException(MediationText.AuthorityNeeded, "R §14", "Authority");
        Party(partyNumber).RepresentedBy(Blank(agent), authority);
        Tell(new DisputePartiesChanged(Id));
    }

    /// <summary>Keeps the phone on which a side is reached and signs.</summary>
    public void Reach(int partyNumber, Kernel.Sealing.SealedText phone, string masked)
    {
        RefuseIfOver();
        Party(partyNumber).ReachedAt(phone, masked);
        Tell(new DisputePartiesChanged(Id));
    }

    /// <summary>The party with this number.</summary>
    public DisputeParty Party(int number) => _parties.FirstOrDefault(party => party.Number == number) ?? throw new NotFoundException();

    private void Join(PartyContent party)
    {
        if (party.Name.Trim().Length is < 2 or > 100) throw new RefusedException(MediationText.PartyName, "R §1.3", "Name");
        var twice = _parties.Any(other => other.Side == party.Side && (
            (party.PersonId is { } person && other.PersonId == person) || (party.EnterpriseId is { } enterprise && other.EnterpriseId == enterprise)
            || (party is { PersonId: null, EnterpriseId: null } && other.Name == party.Name.Trim())));
        if (twice) throw new RefusedException(string.Format(MediationText.PartyTwice, party.Name.Trim()), null, "Name");
        _parties.Add(new(_parties.Count + 1, party));
    }

    private void Move(DisputeStep step)
    {
        State = DisputeTransitions.Next(State, step);
        _steps.Add(step);
    }

    internal void StepsFollowed() => _steps.Clear();

    private void Issue(DocumentKind kind, string number, DateOnly on) => _documents.Add(new(_documents.Count + 1, kind, number, on));

    private void Interrupt(InterruptionCause cause, DateOnly on)
    {
        if (_interruptions.Any(known => known.Cause == cause && known.On == on)) return;
        _interruptions.Add(new(_interruptions.Count + 1, cause, on));
    }

    private void RefuseUnlessTalking() => RefuseUnless(DisputeTransitions.Talking);

    private void RefuseUnless(params DisputeState[] states)
    {
        if (!states.Contains(State)) throw new RefusedException(string.Format(MediationText.NotInThisState, CaseWords.Of(State)), "R-MED-00");
    }

    private void RefuseIfOver()
    {
        if (DisputeTransitions.Over.Contains(State)) throw new RefusedException(string.Format(MediationText.NotInThisState, CaseWords.Of(State)), "R-MED-00");
    }

    private static string Needed(string? text, string field = "Reason") =>
        string.IsNullOrWhiteSpace(text) ? throw new RefusedException(CasesText.ReasonNeeded, "R-GEN-07", field) : text.Trim();

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
