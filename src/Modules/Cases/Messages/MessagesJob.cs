using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Cases.Messages;

/// <summary>Reads batches that are too large for one request of a browser, and takes what was accepted; whatever was interrupted goes on here.</summary>
internal sealed class MessagesJob(AppDbContext db, IServiceScopeFactory scopes, MessageTaker taker) : IRecurringJob
{
    private const int Most = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var reading = await db.Set<MessageBatch>().AsNoTracking().Where(batch => batch.State == BatchState.Reading).OrderBy(batch => batch.At).Select(batch => new { batch.Id, batch.ById }).ToListAsync(cancellationToken);
        foreach (var batch in reading)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<OfficerScope>().EnterAsync(batch.ById, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<MessageReader>().ReadAsync(batch.Id, cancellationToken);
        }
        while (await taker.TakeAsync(null, Most, cancellationToken) > 0) cancellationToken.ThrowIfCancellationRequested();
    }
}
