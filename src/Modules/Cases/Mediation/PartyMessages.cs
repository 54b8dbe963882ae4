using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Mediation;

/// <summary>Carries a short text to the phones of the sides of a dispute. Nobody on the staff sees the numbers.</summary>
internal sealed class PartyMessages(IPeopleDirectory people, ISealer sealer, IMessageChannel channel)
{
    /// <summary>Tells every party that can be reached.</summary>
    public async Task TellAsync(DisputeCase dispute, string text, CancellationToken cancellationToken)
    {
        foreach (var party in dispute.Parties) await TellAsync(party, text, cancellationToken);
    }

    /// <summary>Tells one party; false when no phone is known.</summary>
    public async Task<bool> TellAsync(DisputeParty party, string text, CancellationToken cancellationToken)
    {
        if (await MobileOfAsync(party, cancellationToken) is not { } mobile) return false;
        await channel.SendAsync(mobile, text, cancellationToken);
        return true;
    }

    /// <summary>Whether a party can be told anything.</summary>
    public async Task<bool> ReachesAsync(DisputeParty party, CancellationToken cancellationToken) => await MobileOfAsync(party, cancellationToken) is not null;

    // The phone a party gave for the mediation itself, else that of the person record.
    private async Task<string?> MobileOfAsync(DisputeParty party, CancellationToken cancellationToken) =>
        sealer.OpenIfAny(SealedField.Phone, party.Phone) ?? (party.PersonId is { } person ? await people.MobileForMessageAsync(person, cancellationToken) : null);
}
