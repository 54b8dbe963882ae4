using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>Tells both sides of an instalment by phone: before, on the day, and when it was missed (R-MED-09).</summary>
internal sealed class WhenInstalmentReminded(AppDbContext db, PartyMessages messages) : IReaction<InstalmentReminded>
{
    public async Task ReactAsync(InstalmentReminded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().SingleAsync(found => found.Id == happened.DisputeId, cancellationToken);
        var instalment = dispute.Agreement?.Instalments.FirstOrDefault(one => one.Number == happened.Instalment);
        if (instalment is null || instalment.IsPaid) return;
        var text = happened.DaysFromDue switch
        {
            < 0 => MediationText.RemindBefore,
            0 => MediationText.RemindToday,
            _ => MediationText.RemindLate,
        };
        await messages.TellAsync(dispute, string.Format(text, dispute.Number, instalment.Number, instalment.Missing, instalment.Due.ToString("yyyy-MM-dd", null)), cancellationToken);
    }
}
