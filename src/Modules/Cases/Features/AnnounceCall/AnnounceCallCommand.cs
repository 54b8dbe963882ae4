using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Hotline;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.AnnounceCall;

/// <summary>The telephone rings at the hotline: told by the telephone system while it rings, or by an agent who has already picked it up (R-HOT-03).</summary>
/// <param name="Caller">The number, or nothing when it is withheld.</param>
/// <param name="AgentId">Account for whom it rings; null for whoever is free.</param>
/// <param name="IsTaken">The user has picked it up and talks.</param>
internal sealed record AnnounceCallCommand(string? Caller = null, Guid? AgentId = null, bool IsTaken = false);

internal sealed class AnnounceCallHandler(AppDbContext db, HotlineDesk desk, IOfficerDirectory officers)
{
    public async Task<Guid> HandleAsync(AnnounceCallCommand command, CancellationToken cancellationToken)
    {
        var call = await desk.RingAsync(command.Caller, command.IsTaken ? desk.Actor : command.AgentId, cancellationToken);
        if (command is { IsTaken: false, AgentId: { } agent }
            && (await officers.WithRoleAsync(Role.HotlineAgent, Scope.Of([call.UnitPath]), cancellationToken)).All(officer => officer.AccountId != agent))
            throw new RefusedException(HotlineText.AgentUnknown, "R-HOT-03", nameof(command.AgentId));
        if (command.IsTaken) call.Take(desk.Actor, desk.Now);
        db.Add(call);
        await db.SaveChangesAsync(cancellationToken);
        return call.Id;
    }
}
