using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Mediation;

/// <summary>A dispute for its worker.</summary>
internal sealed record WorkerDispute(DisputeCase Dispute, Clock? Leading, string? Token, bool MustSign)
{
    /// <summary>The instalment that should have been paid.</summary>
    public Instalment? Late => Open.FirstOrDefault(one => one.BreachedOn is not null);

    /// <summary>The instalment that comes next.</summary>
    public Instalment? Coming => Open.FirstOrDefault(one => one.BreachedOn is null);

    private IEnumerable<Instalment> Open => DisputeTransitions.Promised.Contains(Dispute.State) ? Dispute.Agreement!.Instalments.Where(one => !one.IsPaid) : [];
}

/// <summary>The mediation of a worker's request, with the link that needs no code because the worker has proved who they are.</summary>
internal sealed class WorkerDisputes(AppDbContext db, PartyDoors doors, LegalClocks clocks)
{
    public async Task<WorkerDispute?> OfAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().Where(found => found.RequestId == requestId).OrderByDescending(found => found.Id).FirstOrDefaultAsync(cancellationToken);
        if (dispute is null) return null;
        var party = dispute.Of(PartySide.Applicant)[0].Number;
        var door = await db.Set<PartyDoor>().AsNoTracking().SingleOrDefaultAsync(found => found.DisputeId == dispute.Id && found.PartyNumber == party, cancellationToken);
        return new(
            dispute, DisputeDesk.Leading(await clocks.OfAsync(dispute.Id, cancellationToken)), door is null ? null : doors.TrustedTokenOf(door),
            dispute.AwaitedSignatures.Any(next => next.PartyNumber == party));
    }
}
