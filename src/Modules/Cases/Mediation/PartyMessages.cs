using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Notices;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Mediation;

/// <summary>Writes a short text to the phones of the sides of a dispute. Nobody on the staff sees the numbers. The caller saves.</summary>
internal sealed class PartyMessages(IPeopleDirectory people, ISealer sealer, IMessages messages)
{
    /// <summary>Tells one party; false when no phone is known, or the party wants no such messages.</summary>
    public async Task<bool> TellAsync(DisputeCase dispute, DisputeParty party, MessageKind kind, string text, CancellationToken cancellationToken, TimeSpan? goodFor = null) =>
        await MobileOfAsync(party, cancellationToken) is { } mobile
        && await messages.PostAsync(new(kind, MessageWays.ShortMessage, mobile, text, dispute.Id, GoodFor: goodFor), cancellationToken);

    // The phone a party gave for the mediation itself, else that of the person record.
    private async Task<string?> MobileOfAsync(DisputeParty party, CancellationToken cancellationToken) =>
        sealer.OpenIfAny(SealedField.Phone, party.Phone) ?? (party.PersonId is { } person ? await people.MobileForMessageAsync(person, cancellationToken) : null);
}
