using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.UploadMessages;

/// <summary>A batch in the list, and how far its messages are.</summary>
internal sealed record BatchRow(Guid Id, string Number, string Title, BatchSource Source, BatchState State, DateTimeOffset At, int Messages, int Open, int Taken);

/// <summary>Batches the user may see, newest first.</summary>
internal sealed class FindBatchesHandler(AppDbContext db, MessageDesk desk)
{
    public async Task<PageOf<BatchRow>> HandleAsync(string? after, CancellationToken cancellationToken)
    {
        var page = await desk.Batches().AsNoTracking().PageAsync(batch => batch.At, batch => batch.Id, after, 20, true, cancellationToken);
        var ids = page.Items.Select(batch => batch.Id).ToList();
        var counts = (await db.Set<IncomingMessage>().Where(message => ids.Contains(message.BatchId)).GroupBy(message => new { message.BatchId, message.State })
            .Select(group => new { group.Key.BatchId, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken)).ToLookup(count => count.BatchId);
        return new([.. page.Items.Select(batch => new BatchRow(
            batch.Id, batch.Number, batch.Title, batch.Source, batch.State, batch.At, counts[batch.Id].Sum(count => count.Count),
            counts[batch.Id].Where(count => count.State is MessageState.Open or MessageState.Waiting).Sum(count => count.Count),
            counts[batch.Id].Where(count => count.State == MessageState.Taken).Sum(count => count.Count)))], page.Next, page.IsFirst);
    }
}
