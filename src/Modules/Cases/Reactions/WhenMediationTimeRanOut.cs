using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// CLK-MED-ORG15 ran out and both sides have not prolonged: mediation is deemed to have failed, from the day the period ended
/// however late that is noticed. A draft that waits for signatures stays.
/// </summary>
internal sealed class WhenMediationTimeRanOut(AppDbContext db, DisputeDesk desk) : IReaction<ClockFellOverdue>
{
    public static bool Concerns(ClockFellOverdue happened) => happened.SubjectKind == DisputeDesk.Subject && DisputeDesk.BodyClocks.Contains(happened.Code);

    public async Task ReactAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().SingleOrDefaultAsync(found => found.Id == happened.SubjectId, cancellationToken);
        if (dispute?.State is not (DisputeState.Accepted or DisputeState.Mediating or DisputeState.MediationExtended)) return;
        // Prolonged between the end and this reaction: the clock was moved and its later end counts.
        if ((await desk.ClocksAsync(dispute.Id, cancellationToken)).Any(clock => clock.Code == happened.Code && clock.IsOpen)) return;
        var number = await desk.NextDocumentAsync(dispute.UnitPath, DocumentKind.FailureNotice, cancellationToken);
        dispute.Fail(MediationText.DeemedFailed, number, ChinaTime.DateOf(happened.DueAt.AddTicks(-1)), true);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
