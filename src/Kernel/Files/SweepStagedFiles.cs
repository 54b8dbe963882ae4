using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Files;

/// <summary>Lets go of files that no form claimed within 48 hours, and of content that nothing refers to any more.</summary>
public sealed class SweepStagedFiles(AppDbContext db, FileStore store, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 200;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Attachments.Patience;
        store.SweepIncoming(before);
        while (true)
        {
            var stale = await db.Set<Attachment>().AsNoTracking().Where(attachment => attachment.SubjectId == null && attachment.At < before)
                .OrderBy(attachment => attachment.Id).Take(Batch).Select(attachment => new { attachment.Id, attachment.Hash }).ToListAsync(cancellationToken);
            if (stale.Count == 0) return;
            var ids = stale.ConvertAll(attachment => attachment.Id);
            // Claimed in the meantime? Then it stays.
            await db.Set<Attachment>().Where(attachment => ids.Contains(attachment.Id) && attachment.SubjectId == null).ExecuteDeleteAsync(cancellationToken);
            var hashes = stale.Select(attachment => attachment.Hash).Distinct().ToList();
            var used = await db.Set<Attachment>().Where(attachment => hashes.Contains(attachment.Hash)).Select(attachment => attachment.Hash).Distinct().ToListAsync(cancellationToken);
            foreach (var hash in hashes.Except(used)) store.Remove(hash, before);
        }
    }
}
