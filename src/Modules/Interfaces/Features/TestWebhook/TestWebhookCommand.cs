using System.Text.Json;
using Niangjia.Contracts.Organisation;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Data;

namespace Niangjia.Interfaces.Features.TestWebhook;

/// <summary>Sends an event that tells of nothing, to try whether the other side hears; once, and also while the subscription is off.</summary>
internal sealed record TestWebhookCommand(Guid SubscriptionId);

internal sealed class TestWebhookHandler(AppDbContext db, WebhookDesk desk, IUnitDirectory units, TimeProvider clock)
{
    public async Task<Guid> HandleAsync(TestWebhookCommand command, CancellationToken cancellationToken)
    {
        var (webhook, now) = (await desk.FindAsync(command.SubscriptionId, cancellationToken), clock.GetUtcNow());
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(webhook.UnitPath);
        var body = JsonSerializer.Serialize(new EventBody(PublicEvents.Test, now, new("webhook", webhook.Id, null, unit?.Id, unit?.Name)), EventBody.Json);
        var delivery = new WebhookDelivery(webhook.Id, PublicEvents.Test, body, null, now);
        db.Add(delivery);
        await db.SaveChangesAsync(cancellationToken);
        return delivery.Id;
    }
}
