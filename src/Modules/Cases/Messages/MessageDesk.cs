using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Messages;

/// <summary>Opens batches of messages for whoever may import for their unit.</summary>
internal sealed class MessageDesk(AppDbContext db, CurrentUser user, IUnitDirectory units, TimeProvider time)
{
    private const int MostChosen = 500;

    /// <summary>Subject kind of the file of a batch.</summary>
    public static readonly string BatchSubject = JournalNames.Of(typeof(MessageBatch));

    /// <summary>Subject kind of files that came with a message.</summary>
    public static readonly string MessageSubject = JournalNames.Of(typeof(IncomingMessage));

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The account that judges.</summary>
    public Guid Actor => user.AccountId ?? throw new ForbiddenException(CasePermissions.Import);

    /// <summary>Batches the user may see.</summary>
    public IQueryable<MessageBatch> Batches() => db.Set<MessageBatch>().Within(user.ScopeOf(CasePermissions.Import));

    /// <summary>A batch, to be changed.</summary>
    /// <exception cref="NotFoundException">Unknown, or not the user's to see.</exception>
    public Task<MessageBatch> OpenAsync(Guid batchId, CancellationToken cancellationToken) => Batches().FoundAsync(batchId, cancellationToken);

    /// <summary>The messages of a batch that was opened.</summary>
    public IQueryable<IncomingMessage> Of(Guid batchId) => db.Set<IncomingMessage>().Where(message => message.BatchId == batchId);

    /// <summary>The chosen ones among them.</summary>
    /// <exception cref="RefusedException">None, or more than one statement should change.</exception>
    public IQueryable<IncomingMessage> Chosen(Guid batchId, IReadOnlyList<Guid> messages) => messages.Count switch
    {
        0 => throw new RefusedException(DoorText.NothingChosen, null, "Chosen"),
        > MostChosen => throw new RefusedException(string.Format(DoorText.TooManyChosen, MostChosen), null, "Chosen"),
        _ => Of(batchId).Where(message => messages.Contains(message.Id)),
    };

    /// <summary>The unit for which the user brings messages in: the one told, or the first of one's own.</summary>
    /// <exception cref="ForbiddenException">Not a unit of the user.</exception>
    public async Task<string> OfficeAsync(string? unitPath, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var path = unitPath ?? tree.OfficeOf(user.UnitsOf(CasePermissions.Import))?.Path ?? UnitPath.Root;
        if (path == UnitPath.Root) path = tree.District.Path;
        user.Demand(CasePermissions.Import, path);
        return path;
    }

    /// <summary>The unit tree.</summary>
    public ValueTask<IUnitTree> TreeAsync(CancellationToken cancellationToken) => units.TreeAsync(cancellationToken);

    /// <summary>
    /// Changes many messages in one statement, and says so in the journal of their batch, both or neither. Returns how many; none is refused: whoever pressed the button
    /// must learn that nothing was done.
    /// </summary>
    public async Task<int> ChangeAsync(MessageBatch batch, Func<Task<int>> change, Action<int> tell, CancellationToken cancellationToken)
    {
        await using var both = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await change();
        if (count == 0) throw new RefusedException(DoorText.NothingChosen, null, "Chosen");
        tell(count);
        await db.SaveChangesAsync(cancellationToken);
        await both.CommitAsync(cancellationToken);
        return count;
    }
}
