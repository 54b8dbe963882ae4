using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.InviteParty;

/// <summary>Sends a party the link by which it sees the case and signs on its phone; an earlier link ends.</summary>
internal sealed record InvitePartyCommand(Guid DisputeId, int? PartyNumber, string? Phone, string Origin);

internal sealed class InvitePartyHandler(DisputeDesk desk, InvitationPost post, AppDbContext db, ISealer sealer, TimeProvider time)
{
    // As long as instalments run; each visit of the employer needs a new code.
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(365);

    public async Task HandleAsync(InvitePartyCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        if (command.PartyNumber is not { } number) throw new RefusedException(MediationText.ChooseParty, null, "PartyNumber");
        if (!string.IsNullOrWhiteSpace(command.Phone))
        {
            if (!Mobile.TryParse(command.Phone, out var mobile)) throw new RefusedException(MediationText.PhoneNotReadable, "R-COD-05", "Phone");
            dispute.Reach(number, sealer.Seal(SealedField.Phone, mobile.E164), mobile.ToString());
        }
        var door = await db.Set<PartyDoor>().SingleOrDefaultAsync(found => found.DisputeId == dispute.Id && found.PartyNumber == number, cancellationToken);
        var now = time.GetUtcNow();
        if (door is null) db.Add(door = PartyDoor.Open(dispute, number, now));
        door.Invite(dispute.Party(number).Side == PartySide.Applicant ? door.ExpiresAt : now + LinkLife);
        if (!await post.SendAsync(dispute, door, command.Origin, cancellationToken)) throw new RefusedException(MediationText.NoPhone, null, "Phone");
        await desk.SaveAsync(dispute, cancellationToken);
    }
}

/// <summary>Writes the message with the link; the caller saves.</summary>
internal sealed class InvitationPost(PartyDoors doors, PartyMessages messages)
{
    public Task<bool> SendAsync(DisputeCase dispute, PartyDoor door, string origin, CancellationToken cancellationToken) => messages.TellAsync(
        dispute, dispute.Party(door.PartyNumber), MessageKind.Invitation, string.Format(MediationText.InviteMessage, dispute.Number, origin.TrimEnd('/') + CaseUrls.PartyDoor(doors.TokenOf(door))), cancellationToken);
}
