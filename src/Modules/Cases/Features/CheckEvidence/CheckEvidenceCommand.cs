using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.CheckEvidence;

/// <summary>One item and where it stands now; named as in the Chinese catalogue.</summary>
internal sealed record EvidenceItem(EvidenceSide Side, string Item, EvidenceState State);

/// <summary>Ticks off what has come and what does not apply, on both lists (R §1.4, R-EVD-01).</summary>
internal sealed record CheckEvidenceCommand(Guid RequestId, IReadOnlyList<EvidenceItem> Items);

internal sealed class CheckEvidenceHandler(AppDbContext db, RequestDesk desk, TimeProvider time)
{
    public async Task HandleAsync(CheckEvidenceCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.AtWindowAsync(command.RequestId, cancellationToken);
        // Triaged to another type meanwhile: the lists are others now, and nothing may be ticked that nobody sees.
        if (command.Items.Any(item => EvidenceLists.Of(request, item.Side).All(known => known.Chinese != item.Item)))
            throw new RefusedException(DeskText.EvidenceListChanged, "R-EVD-01");
        request.CheckEvidence(command.Items.Select(item => (item.Side, item.Item, item.State)), desk.ActorName, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
