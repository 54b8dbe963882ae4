using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>What both sides are told of their mediation besides meetings and money: taken on or not and why, ended in failure, in force (R-MED-03, R-MED-11).</summary>
internal sealed class WhenPartiesShouldKnow(AppDbContext db, PartyNews news, IUnitDirectory units)
    : IReaction<MediationAccepted>, IReaction<MediationNotAccepted>, IReaction<MediationEndedInFailure>, IReaction<AgreementTookEffect>
{
    public Task ReactAsync(MediationAccepted happened, JournalEntry entry, CancellationToken cancellationToken) =>
        SendAsync(happened.DisputeId, (dispute, unit) => string.Format(MediationText.AcceptedMessage, dispute.Number, unit), cancellationToken);

    public Task ReactAsync(MediationNotAccepted happened, JournalEntry entry, CancellationToken cancellationToken) =>
        SendAsync(happened.DisputeId, (dispute, _) => string.Format(MediationText.NotAcceptedMessage, dispute.Number, entry.Reason, dispute.OtherRoutesTold), cancellationToken);

    public Task ReactAsync(MediationEndedInFailure happened, JournalEntry entry, CancellationToken cancellationToken) =>
        SendAsync(happened.DisputeId, (dispute, unit) => string.Format(MediationText.FailedMessage, dispute.Number, unit), cancellationToken);

    public Task ReactAsync(AgreementTookEffect happened, JournalEntry entry, CancellationToken cancellationToken) =>
        SendAsync(happened.DisputeId, (dispute, _) => string.Format(MediationText.EffectMessage, dispute.Number, happened.Total), cancellationToken);

    private async Task SendAsync(Guid disputeId, Func<DisputeCase, string, string> text, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().SingleAsync(found => found.Id == disputeId, cancellationToken);
        var tree = await units.TreeAsync(cancellationToken);
        await news.SendAsync(dispute, text(dispute, tree.ByPath(dispute.UnitPath)?.Name ?? tree.District.Name), ApplicantMessage.Mediation, [], cancellationToken);
    }
}
