using Niangjia.Cases.Domain.Disputes;

namespace Niangjia.Cases.Mediation;

/// <summary>A meeting as its page shows it; cascaded, since a component's parameters must be public and entities are not.</summary>
internal sealed record SessionView(DisputeCase Dispute, MediationSession Session, bool MayWrite);
