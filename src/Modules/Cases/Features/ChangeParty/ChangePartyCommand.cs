using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ChangeParty;

/// <summary>Adds a party (no number), or names the representative of one.</summary>
internal sealed record ChangePartyCommand(Guid DisputeId, int? PartyNumber, PartySide Side, string? Name, string? Agent, AgentAuthority Authority, string? Address);

internal sealed class ChangePartyHandler(DisputeDesk desk, AppDbContext db, TimeProvider time)
{
    public async Task HandleAsync(ChangePartyCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        if (command.PartyNumber is { } number) dispute.Represent(number, command.Agent, command.Authority);
        else
        {
            dispute.AddParty(new(command.Side, command.Name ?? "", Address: command.Address));
            if (command.Side == PartySide.Applicant) db.Add(PartyDoor.Open(dispute, dispute.Parties[^1].Number, time.GetUtcNow()));
        }
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
