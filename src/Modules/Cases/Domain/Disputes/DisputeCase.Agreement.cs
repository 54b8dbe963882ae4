using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>The agreement: drafted, looked at, signed by both sides, the mediator and the body, in this order (R-MED-06/08).</summary>
internal sealed partial class DisputeCase
{
    public MediationAgreement? Agreement { get; private set; }

    /// <summary>Whether there is an agreement to show: one that waits for signatures or is in force. A draft that came to nothing is an offer (R-EVD-02).</summary>
    public bool HasAgreementToShow => Agreement is not null && (State == DisputeState.AgreementReached || Agreement.EffectiveOn is not null);

    /// <summary>Signatures under the present wording.</summary>
    public IReadOnlyList<DisputeSignature> AgreementSignatures => Agreement is { } agreement ? SignaturesOf(DocumentKind.Agreement, agreement.Revision) : [];

    /// <summary>Whose signature is awaited next; several parties at the same time.</summary>
    public IReadOnlyList<(SignerRole Role, int? PartyNumber, string Name)> AwaitedSignatures
    {
        get
        {
            if (State != DisputeState.AgreementReached) return [];
            var signed = AgreementSignatures;
            var parties = _parties.Where(party => !signed.Any(signature => signature.PartyNumber == party.Number))
                .Select(party => (party.Side == PartySide.Applicant ? SignerRole.Applicant : SignerRole.Respondent, (int?)party.Number, party.SignsAs)).ToList();
            if (parties.Count > 0) return parties;
            return signed.Any(signature => signature.Role == SignerRole.Mediator)
                ? [(SignerRole.Body, null, CaseWords.Of(Body))]
                : [.. ActiveMediators.Select(mediator => (SignerRole.Mediator, (int?)null, mediator.Name))];
        }
    }

    /// <summary>Writes the agreement, or writes it anew: earlier signatures are void then.</summary>
    public void Draft(AgreementContent content, DateTimeOffset now)
    {
        var agreement = Agreement ?? new();
        if (DisputeTransitions.Allows(State, DisputeStep.Agree)) agreement.Rewrite(content, ChinaTime.DateOf(now));
        Move(DisputeStep.Agree);
        Agreement = agreement;
        Tell(new AgreementDrafted(Id, agreement.Total, agreement.Instalments.Count));
    }

    /// <summary>A side goes back on the draft; talks go on. The next wording needs new signatures.</summary>
    public void TalkAgain(string reason)
    {
        reason = Needed(reason);
        Move(DisputeStep.TalkAgain);
        Tell(new AgreementReopened(Id), reason);
    }

    /// <summary>A lawyer says whether clauses that touch a statutory minimum may stand (R-MED-08).</summary>
    public void ReviewAgreement(bool approved, string by, string note, DateTimeOffset now)
    {
        RefuseUnless(DisputeState.AgreementReached);
        note = Needed(note, "Note");
        Agreement!.Review(approved, by, note, now);
        Tell(new AgreementReviewed(Id, approved), note);
    }

    /// <summary>Signs the present wording. The last signature, the seal of the body, puts it in force.</summary>
    /// <param name="signature">Who signs how.</param>
    /// <param name="digest">Fingerprint of the wording the signer saw.</param>
    /// <param name="documentNumber">Number of the agreement; needed with the seal.</param>
    /// <param name="performance">When to remind and when it is a breach.</param>
    /// <param name="now">The moment.</param>
    public void Sign(SignatureContent signature, string digest, string? documentNumber, PerformanceRules performance, DateTimeOffset now)
    {
        RefuseUnless(DisputeState.AgreementReached);
        var agreement = Agreement!;
        var content = Checked(signature);
        if (digest != agreement.DigestNow(Number)) throw new RefusedException(MediationText.WordingChanged, "R-MED-06");
        if (agreement is { TouchesMinimum: true, ReviewApproved: false }) throw new RefusedException(MediationText.LegalReviewNeeded, "R-MED-08");
        var awaited = AwaitedSignatures;
        var theirTurn = awaited.Any(next => next.Role == content.Role && next.PartyNumber == content.PartyNumber);
        if (!theirTurn)
            throw new RefusedException(AgreementSignatures.Any(known => known.Role == content.Role && known.PartyNumber == content.PartyNumber)
                ? MediationText.SignedAlready : string.Format(MediationText.OthersSignFirst, string.Join("、", awaited.Select(next => next.Name))), "R-MED-06");
        _signatures.Add(new(_signatures.Count + 1, content, DocumentKind.Agreement, agreement.Revision, digest, now));
        Tell(new AgreementSigned(Id, content.Role.ToString()));
        if (content.Role == SignerRole.Body) TakeEffect(documentNumber ?? Number, performance, now);
    }

    private void TakeEffect(string documentNumber, PerformanceRules performance, DateTimeOffset now)
    {
        Move(DisputeStep.TakeEffect);
        var on = ChinaTime.DateOf(now);
        (Agreement!.EffectiveOn, Agreed, Paid) = (on, Agreement.Total, Money.Zero);
        Issue(DocumentKind.Agreement, documentNumber, on);
        PlanChecks(performance);
        Tell(new AgreementTookEffect(Id, Agreed, on));
    }
}
