using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Desk;

/// <summary>Looks for declared relations between an officer and the parties of a matter (R-CAS-08).</summary>
internal sealed class RelationRegister(AppDbContext db, IOfficerDirectory officers)
{
    /// <summary>Relations in force that stand in the way; the officer being a party is one that nobody can set aside.</summary>
    public async Task<IReadOnlyList<DeclaredRelation>> ConflictsAsync(
        Guid accountId, IReadOnlyCollection<Guid> personIds, IReadOnlyCollection<Guid> enterpriseIds, CancellationToken cancellationToken)
    {
        var found = await db.Set<DeclaredRelation>().AsNoTracking()
            .Where(relation => relation.AccountId == accountId && relation.EndedAt == null)
            .Where(relation => (relation.PersonId != null && personIds.Contains(relation.PersonId.Value))
                || (relation.EnterpriseId != null && enterpriseIds.Contains(relation.EnterpriseId.Value)))
            .ToListAsync(cancellationToken);
        if ((await officers.FindAsync(accountId, cancellationToken))?.PersonId is { } self && personIds.Contains(self)) found.Insert(0, DeclaredRelation.PartyItself(accountId, self));
        return found;
    }

    /// <summary>Relations of an officer to the parties of a dispute.</summary>
    public Task<IReadOnlyList<DeclaredRelation>> ConflictsAsync(Guid accountId, DisputeCase dispute, CancellationToken cancellationToken) => ConflictsAsync(
        accountId,
        [.. dispute.Parties.Select(party => party.PersonId).OfType<Guid>()],
        [.. dispute.Parties.Select(party => party.EnterpriseId).OfType<Guid>()],
        cancellationToken);
}
