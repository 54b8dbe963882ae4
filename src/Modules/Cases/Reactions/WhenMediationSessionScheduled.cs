using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// Invites both sides to a meeting by phone; both have agreed to be mediated. An applicant who asked for confidence reads nothing on the phone but that
/// there is news (R-PRI-13).
/// </summary>
internal sealed class WhenMediationSessionScheduled(AppDbContext db, PartyMessages messages) : IReaction<MediationSessionScheduled>
{
    public async Task ReactAsync(MediationSessionScheduled happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().SingleAsync(found => found.Id == happened.DisputeId, cancellationToken);
        if (dispute.Sessions.FirstOrDefault(session => session.Id == happened.SessionId) is not { State: SessionState.Scheduled } session) return;
        var request = await db.Set<WorkerRequest>().FoundAsync(dispute.RequestId, cancellationToken);
        if (await ReachesApplicantAsync(dispute, request, cancellationToken))
        {
            request.TellApplicant(ApplicantMessage.Session);
            // Before anything leaves the house: what can be refused by the database is refused now.
            await db.SaveChangesAsync(cancellationToken);
        }
        var invitation = string.Format(MediationText.InvitationMessage, dispute.Number, Kernel.Calendars.ChinaTime.Of(session.At).ToString("yyyy-MM-dd HH:mm", null), session.Place);
        foreach (var party in dispute.Parties)
        {
            var quietly = request.Secrecy != Secrecy.Named && IsApplicant(party, request);
            await messages.TellAsync(party, quietly ? ApplicantMessages.TextOf(request, ApplicantMessage.Session, [DateText.Moment(session.At)]) : invitation, cancellationToken);
        }
    }

    private async Task<bool> ReachesApplicantAsync(DisputeCase dispute, WorkerRequest request, CancellationToken cancellationToken)
    {
        foreach (var party in dispute.Parties.Where(party => IsApplicant(party, request)))
            if (await messages.ReachesAsync(party, cancellationToken)) return true;
        return false;
    }

    private static bool IsApplicant(DisputeParty party, WorkerRequest request) => party.PersonId is { } person && person == request.PersonId;
}
