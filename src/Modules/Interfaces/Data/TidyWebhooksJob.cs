using Microsoft.EntityFrameworkCore;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Interfaces.Data;

/// <summary>Removes what was sent, after its time, and secrets that sign no more.</summary>
internal sealed class TidyWebhooksJob(AppDbContext db, LegalParameters parameters, TimeProvider clock) : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = (await parameters.PeriodAsync("webhooks.kept", cancellationToken)).Before(now);
        await db.Set<WebhookDelivery>().Where(delivery => delivery.MadeAt < before && delivery.State != ParcelState.Waiting).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WebhookSubscription>().Where(webhook => webhook.FormerUntil != null && webhook.FormerUntil <= now).ExecuteUpdateAsync(
            set => set.SetProperty(webhook => webhook.FormerSecret, (Kernel.Sealing.SealedText?)null).SetProperty(webhook => webhook.FormerUntil, (DateTimeOffset?)null), cancellationToken);
    }
}
