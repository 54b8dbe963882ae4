using Niangjia.Kernel.Values;

namespace Niangjia.Contracts.Cases;

/// <summary>Mediation was applied for; CLK-MED-LEGAL15 runs from here.</summary>
public sealed record MediationApplied(Guid DisputeId, Guid RequestId, string Number);

/// <summary>Mediation was accepted; CLK-MED-ORG15 runs from here.</summary>
public sealed record MediationAccepted(Guid DisputeId, DateOnly On);

/// <summary>Mediation was not accepted.</summary>
public sealed record MediationNotAccepted(Guid DisputeId);

/// <summary>A side said whether it wants to be mediated (R-MED-03).</summary>
public sealed record MediationConsentRecorded(Guid DisputeId, bool IsApplicant, bool Consents);

/// <summary>A mediator was appointed.</summary>
public sealed record MediatorAppointed(Guid DisputeId, Guid MediatorId, bool ConflictOverridden);

/// <summary>A mediator stepped or was taken off the case (R-CAS-08).</summary>
public sealed record MediatorRecused(Guid DisputeId, Guid MediatorId);

/// <summary>A mediator declared a relation to a party.</summary>
public sealed record RelationDeclared(Guid MediatorId, Guid? PersonId, Guid? EnterpriseId);

/// <summary>A session was set.</summary>
public sealed record MediationSessionScheduled(Guid DisputeId, Guid SessionId, DateTimeOffset At, string Place);

/// <summary>A session took place, or did not.</summary>
public sealed record MediationSessionHeld(Guid DisputeId, Guid SessionId, bool TookPlace);

/// <summary>A side's confidential note or offer was kept; its text is in no export (R-EVD-02).</summary>
public sealed record CaucusNoteKept(Guid DisputeId);

/// <summary>Both sides prolonged mediation (CLK-MED-ORG15).</summary>
public sealed record MediationExtended(Guid DisputeId, int Days);

/// <summary>An agreement was drafted or changed.</summary>
public sealed record AgreementDrafted(Guid DisputeId, Money Total, int Instalments);

/// <summary>A side, the mediator or the body signed.</summary>
public sealed record AgreementSigned(Guid DisputeId, string Signer);

/// <summary>All signed: the agreement is in force; CLK-ARBREV-APPLY and CLK-JC-APPLY run (R-LOCK-01).</summary>
public sealed record AgreementTookEffect(Guid DisputeId, Money Total, DateOnly On);

/// <summary>A payment was reported, with or without proof.</summary>
public sealed record InstalmentPaid(Guid DisputeId, int Instalment, Money Amount, DateOnly On);

/// <summary>An instalment was not paid by the day after it was due (R-MED-09).</summary>
public sealed record InstalmentBreached(Guid DisputeId, int Instalment, Money Missing);

/// <summary>A reminder of an instalment was sent: D-3, D or D+1.</summary>
public sealed record InstalmentReminded(Guid DisputeId, int Instalment, int DaysFromDue);

/// <summary>Everything promised was done.</summary>
public sealed record AgreementPerformed(Guid DisputeId, Money Total);

/// <summary>Mediation failed; the notice tells of the right to arbitrate or sue (R-MED-11).</summary>
public sealed record MediationEndedInFailure(Guid DisputeId);

/// <summary>The dispute went on to another body.</summary>
public sealed record DisputeReferred(Guid DisputeId, DisputeState To);

/// <summary>The dispute is closed.</summary>
public sealed record DisputeClosed(Guid DisputeId, DisputeState Outcome);

/// <summary>A party joined, or its representative, address or phone changed.</summary>
public sealed record DisputePartiesChanged(Guid DisputeId);

/// <summary>A side objects to a mediator (R-MED-04).</summary>
public sealed record MediatorObjectedTo(Guid DisputeId, Guid MediatorId, bool ByApplicant);

/// <summary>The mediator stays in spite of an objection; the reason stands in the journal.</summary>
public sealed record MediatorObjectionAnswered(Guid DisputeId, Guid MediatorId);

/// <summary>A declared relation no longer exists.</summary>
public sealed record RelationEnded(Guid MediatorId, Guid? PersonId, Guid? EnterpriseId);

/// <summary>The record of a session was written or changed; its text is not in the journal (R-EVD-02).</summary>
public sealed record MediationRecordWritten(Guid DisputeId, Guid SessionId);

/// <summary>The record of a session was signed and frozen; its SHA-256 proves that it stays as it was.</summary>
public sealed record MediationRecordFrozen(Guid DisputeId, Guid SessionId, string Digest);

/// <summary>A side went back on the draft before it was signed; talks go on.</summary>
public sealed record AgreementReopened(Guid DisputeId);

/// <summary>A lawyer looked at clauses that touch a statutory minimum (R-MED-08).</summary>
public sealed record AgreementReviewed(Guid DisputeId, bool Approved);

/// <summary>A party was sent a link by which it signs on its phone.</summary>
public sealed record SigningInvitationSent(Guid DisputeId, int PartyNumber);

/// <summary>A code was sent to the phone of a party.</summary>
public sealed record SigningCodeSent(Guid DisputeId, int PartyNumber);

/// <summary>Somebody said that money came or went; it counts once confirmed.</summary>
public sealed record PaymentReported(Guid DisputeId, int Instalment, Money Amount, DateOnly On);

/// <summary>The other side says the money did not come.</summary>
public sealed record PaymentRejected(Guid DisputeId, int Instalment, Money Amount);

/// <summary>What was promised besides money was done.</summary>
public sealed record OtherDutiesDone(Guid DisputeId, DateOnly On);

/// <summary>A reminder of what was promised besides money: D-3 or D.</summary>
public sealed record OtherDutiesReminded(Guid DisputeId, int DaysFromDue);

/// <summary>What was promised besides money was not done by the day after it was due (R-MED-09).</summary>
public sealed record OtherDutiesBreached(Guid DisputeId, DateOnly On);

/// <summary>After a breach everything that is due was paid; the agreement runs on.</summary>
public sealed record BreachRemedied(Guid DisputeId);

/// <summary>An application to lock the agreement in, or its decision (R §1.10).</summary>
public sealed record LockInStepTaken(Guid DisputeId, DisputeState State);

/// <summary>A wrong code was typed at the link of a party.</summary>
public sealed record SigningCodeMistyped(Guid DisputeId, int PartyNumber);

/// <summary>The instalments were looked at and nothing was due; the next look is planned.</summary>
public sealed record InstalmentsLookedAt(Guid DisputeId);

/// <summary>Somebody judged that the conflict may get worse, or that it no longer does (R-MED-10). The measures are the reason of the row.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="Kind">What may come.</param>
/// <param name="ReportedTo">Whom it was reported to by word of mouth, or null.</param>
/// <param name="WorkOrderId">The work order to the police, or null.</param>
public sealed record DisputeRiskNoted(Guid DisputeId, RiskKind Kind, string? ReportedTo, Guid? WorkOrderId);


/// <summary>A party has a way to its dispute on a phone.</summary>
public sealed record PartyDoorOpened(Guid DisputeId, int PartyNumber);
