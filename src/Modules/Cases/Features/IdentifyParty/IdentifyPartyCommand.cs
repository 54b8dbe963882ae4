using Niangjia.Cases.Mediation;

namespace Niangjia.Cases.Features.IdentifyParty;

/// <summary>Enters who a party is and where papers reach it (R §1.3).</summary>
internal sealed record IdentifyPartyCommand(Guid DisputeId, int PartyNumber, TypedIdentity Identity);

internal sealed class IdentifyPartyHandler(DisputeDesk desk, MediationParties parties, TimeProvider time)
{
    public async Task HandleAsync(IdentifyPartyCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        var told = await parties.ReadAsync(dispute.Party(command.PartyNumber), dispute.UnitPath, command.Identity, cancellationToken);
        dispute.Identify(command.PartyNumber, told, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}

/// <summary>A party says so itself on its phone.</summary>
internal sealed record IdentifyMyselfCommand(string Token, TypedIdentity Identity);

internal sealed class IdentifyMyselfHandler(PartyDoors doors, DisputeDesk desk, MediationParties parties, TimeProvider time)
{
    public async Task HandleAsync(IdentifyMyselfCommand command, CancellationToken cancellationToken)
    {
        var visit = await doors.KnownAsync(command.Token, cancellationToken);
        visit.Dispute.Identify(visit.Party.Number, await parties.ReadAsync(visit.Party, visit.Dispute.UnitPath, command.Identity, cancellationToken), time.GetUtcNow());
        await desk.SaveAsync(visit.Dispute, cancellationToken);
    }
}
