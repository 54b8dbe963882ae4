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
