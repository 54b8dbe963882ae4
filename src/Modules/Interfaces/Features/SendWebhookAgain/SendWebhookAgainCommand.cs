using Microsoft.EntityFrameworkCore;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Data;

namespace Niangjia.Interfaces.Features.SendWebhookAgain;

/// <summary>Sends an event once more, under its own id: the other side may have lost it.</summary>
internal sealed record SendWebhookAgainCommand(Guid SubscriptionId, Guid DeliveryId);

internal sealed class SendWebhookAgainHandler(AppDbContext db, WebhookDesk desk, TimeProvider clock)
{
    public async Task HandleAsync(SendWebhookAgainCommand command, CancellationToken cancellationToken)
    {
        var webhook = await desk.FindAsync(command.SubscriptionId, cancellationToken);
        (await db.Set<WebhookDelivery>().Where(one => one.Id == command.DeliveryId && one.SubscriptionId == webhook.Id).FoundAsync(cancellationToken)).TryAgain(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
