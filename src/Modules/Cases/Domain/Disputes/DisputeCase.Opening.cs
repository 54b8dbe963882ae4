using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Consent, acceptance, and who mediates.</summary>
internal sealed partial class DisputeCase
{
    /// <summary>R-MED-04: two or three for collective and complex matters.</summary>
    public const int MostMediators = 3;

    private readonly List<DisputeMediator> _mediators = [];

    public IReadOnlyList<DisputeMediator> Mediators => _mediators;

    /// <summary>Those who mediate now, in the order of appointment; the first leads.</summary>
    public IReadOnlyList<DisputeMediator> ActiveMediators => [.. _mediators.Where(mediator => mediator.IsActive)];

    /// <summary>The latest word of a side, or null when it said nothing yet.</summary>
    public bool? ConsentOf(PartySide side) => _consents.LastOrDefault(consent => consent.Side == side)?.Consents;

    /// <summary>Whether an account mediates this case now.</summary>
    public bool IsMediatedBy(Guid? accountId) => accountId is { } id && _mediators.Any(mediator => mediator.IsActive && mediator.AccountId == id);

    /// <summary>The mediator among some accounts: the user's own before those of absent officers; null when none of them mediates it.</summary>
    public Guid? MediatorAmong(IEnumerable<Guid> accounts) => accounts.Where(account => IsMediatedBy(account)).Select(account => (Guid?)account).FirstOrDefault();

    /// <summary>A side says whether it wants mediation; it may change its mind until an agreement is in force (R-MED-03).</summary>
    public void RecordConsent(PartySide side, bool consents, StatementForm form, string saidBy, Guid? recordedBy, DateTimeOffset now)
    {
        RefuseUnlessTalking();
        _consents.Add(new(_consents.Count + 1, side, consents, form, Needed(saidBy, "SaidBy"), now, recordedBy));
        Tell(new MediationConsentRecorded(Id, side == PartySide.Applicant, consents));
    }

    /// <summary>Applicants of whom the id paper or the confirmed address for papers is not known yet (R §1.3).</summary>
    public IReadOnlyList<DisputeParty> Unidentified => [.. Of(PartySide.Applicant).Where(party => party.IdKind is null || party.AddressConfirmedAt is null)];

    /// <summary>Accepts: both sides agree, the applicants are known, and the matter is in scope (CLK-MED-ACCEPT). CLK-MED-ORG15 runs from here.</summary>
    public void Accept(string documentNumber, DateTimeOffset now)
    {
        if (State == DisputeState.Applied) RefuseUnlessReady();
        Move(DisputeStep.Accept);
        AcceptedAt = now;
        Issue(DocumentKind.Acceptance, documentNumber, ChinaTime.DateOf(now));
        Tell(new MediationAccepted(Id, ChinaTime.DateOf(now)));
    }

    private void RefuseUnlessReady()
    {
        foreach (var side in Enum.GetValues<PartySide>())
            if (ConsentOf(side) != true)
                throw new RefusedException(string.Format(ConsentOf(side) is null ? MediationText.ConsentMissing : MediationText.ConsentRefused, CaseWords.Of(side)), "R-MED-03");
        if (Unidentified is [var party, ..])
            throw new RefusedException(string.Format(party.IdKind is null ? MediationText.IdMissing : MediationText.AddressUnconfirmed, party.Name), "R §1.3");
    }

    /// <summary>Does not accept; the applicant is told in writing why and where to go (R-MED-03).</summary>
    public void NotAccept(string reason, string otherRoutes, string documentNumber, DateTimeOffset now)
    {
        reason = Needed(reason);
        OtherRoutesTold = Needed(otherRoutes, "OtherRoutes");
        Move(DisputeStep.NotAccept);
        var on = ChinaTime.DateOf(now);
        EndReason = reason;
        if (Enum.GetValues<PartySide>().Any(side => ConsentOf(side) == false)) Interrupt(InterruptionCause.MediationRefused, on);
        Issue(DocumentKind.NonAcceptance, documentNumber, on);
        Tell(new MediationNotAccepted(Id), reason);
    }

    /// <summary>Appoints a mediator; a declared relation blocks unless somebody entitled sets it aside with a reason (R-CAS-08).</summary>
    /// <param name="choice">Whom.</param>
    /// <param name="relations">Relations the person has declared to a party of this dispute.</param>
    /// <param name="overrideReason">Why the relation does not stand in the way.</param>
    /// <param name="overriddenBy">The director who sets it aside; null when the user may not.</param>
    /// <param name="now">The moment.</param>
    public void Appoint(MediatorChoice choice, IReadOnlyList<DeclaredRelation> relations, string? overrideReason, Guid? overriddenBy, DateTimeOffset now)
    {
        RefuseUnlessTalking();
        if (IsMediatedBy(choice.AccountId)) throw new RefusedException(string.Format(MediationText.MediatesAlready, choice.Name), "R-MED-04", "MediatorId");
        if (ActiveMediators.Count >= MostMediators) throw new RefusedException(MediationText.ThreeMediatorsAtMost, "R-MED-04", "MediatorId");
        if (_parties.Any(party => party.PersonId is not null && relations.Any(relation => relation.IsPartyItself)))
            throw new RefusedException(string.Format(MediationText.IsPartyItself, choice.Name), "R-CAS-08", "MediatorId");
        var conflict = relations.Count > 0;
        if (conflict && overriddenBy is null)
            throw new RefusedException(string.Format(MediationText.RelationBlocks, choice.Name, CaseWords.Of(relations[0].Kind)), "R-CAS-08", "MediatorId");
        if (conflict) overrideReason = Needed(overrideReason, "OverrideReason");
        _mediators.Add(new(_mediators.Count + 1, choice, now, conflict ? overrideReason : null, conflict ? overriddenBy : null));
        Tell(new MediatorAppointed(Id, choice.AccountId, conflict), conflict ? overrideReason : null);
    }

    /// <summary>A mediator steps down or is replaced.</summary>
    public void Recuse(Guid mediatorId, string reason, DateTimeOffset now)
    {
        RefuseUnlessTalking();
        reason = Needed(reason);
        Active(mediatorId).End(reason, now);
        Tell(new MediatorRecused(Id, mediatorId), reason);
    }

    /// <summary>A side objects to a mediator (R-MED-04).</summary>
    public void Object(PartySide side, Guid mediatorId, string reason)
    {
        RefuseUnlessTalking();
        reason = Needed(reason);
        Active(mediatorId).Object(side, reason);
        Tell(new MediatorObjectedTo(Id, mediatorId, side == PartySide.Applicant), reason);
    }

    /// <summary>The director keeps a mediator in spite of an objection and says why.</summary>
    public void AnswerObjection(Guid mediatorId, string answer)
    {
        RefuseUnlessTalking();
        var mediator = Active(mediatorId);
        if (mediator.Objection is null) throw new RefusedException(MediationText.NoObjection, "R-MED-04");
        answer = Needed(answer);
        mediator.AnswerObjection(answer);
        Tell(new MediatorObjectionAnswered(Id, mediatorId), answer);
    }

    private DisputeMediator Active(Guid mediatorId) =>
        _mediators.LastOrDefault(mediator => mediator.IsActive && mediator.AccountId == mediatorId) ?? throw new NotFoundException();
}
