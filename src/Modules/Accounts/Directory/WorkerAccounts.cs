using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts;

internal sealed class WorkerAccounts(AppDbContext db, ISealer sealer) : IWorkerAccounts
{
    public async Task LinkPersonAsync(Guid accountId, Guid personId, CancellationToken cancellationToken) =>
        (await db.Set<Account>().FoundAsync(accountId, cancellationToken)).Link(personId);

    public async Task<string?> MobileOfAsync(Guid accountId, CancellationToken cancellationToken) =>
        sealer.OpenIfAny(SealedField.Phone, await db.Set<Account>().Where(account => account.Id == accountId).Select(account => account.Mobile).SingleOrDefaultAsync(cancellationToken));
}

/// <summary>An account follows its person into the record that remained.</summary>
internal sealed class WhenPeopleMerged(AppDbContext db) : IReaction<PeopleMerged>
{
    public async Task ReactAsync(PeopleMerged happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        foreach (var account in await db.Set<Account>().Where(account => account.PersonId == happened.MergedId).ToListAsync(cancellationToken))
            account.FollowMerge(happened.KeptId);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>An account goes back with its own person.</summary>
internal sealed class WhenPeopleMergeUndone(AppDbContext db) : IReaction<PeopleMergeUndone>
{
    public async Task ReactAsync(PeopleMergeUndone happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var accounts = db.Set<Account>().Where(account => account.LinkedPersonId == happened.MergedId && account.PersonId == happened.KeptId);
        foreach (var account in await accounts.ToListAsync(cancellationToken)) account.FollowMerge(happened.MergedId);
        await db.SaveChangesAsync(cancellationToken);
    }
}
