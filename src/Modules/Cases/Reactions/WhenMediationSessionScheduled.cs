using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>Invites both sides to a meeting by phone; both have agreed to be mediated.</summary>
internal sealed class WhenMediationSessionScheduled(AppDbContext db, PartyNews news) : IReaction<MediationSessionScheduled>
{
    public async Task ReactAsync(MediationSessionScheduled happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().SingleAsync(found => found.Id == happened.DisputeId, cancellationToken);
        if (dispute.Sessions.FirstOrDefault(session => session.Id == happened.SessionId) is not { State: SessionState.Scheduled } session) return;
        var invitation = string.Format(MediationText.InvitationMessage, dispute.Number, Kernel.Calendars.ChinaTime.Of(session.At).ToString("yyyy-MM-dd HH:mm", null), session.Place);
        await news.SendAsync(dispute, invitation, ApplicantMessage.Session, [DateText.Moment(session.At)], cancellationToken);
    }
}
