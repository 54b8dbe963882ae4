using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Parameters;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Data;

/// <summary>Removes notices, and messages that are over, after their time; what they told of stays in the journal for good.</summary>
internal sealed class TidyNoticesJob(AppDbContext db, LegalParameters parameters, TimeProvider clock) : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = (await parameters.PeriodAsync("notices.kept", cancellationToken)).Before(now);
        await db.Set<StaffNotice>().Where(notice => notice.At < before).ExecuteDeleteAsync(cancellationToken);
        var sent = (await parameters.PeriodAsync("messages.kept", cancellationToken)).Before(now);
        await db.Set<OutgoingMessage>().Where(message => message.MadeAt < sent && message.State != ParcelState.Waiting).ExecuteDeleteAsync(cancellationToken);
    }
}
