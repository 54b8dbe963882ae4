using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Data;

namespace Niangjia.Interfaces.Features.SwitchWebhook;

/// <summary>Switches a subscription on or off. What happens while it is off is not told later.</summary>
internal sealed record SwitchWebhookCommand(Guid SubscriptionId, bool IsOn);

internal sealed class SwitchWebhookHandler(AppDbContext db, WebhookDesk desk)
{
    public async Task HandleAsync(SwitchWebhookCommand command, CancellationToken cancellationToken)
    {
        (await desk.FindAsync(command.SubscriptionId, cancellationToken)).Switch(command.IsOn);
        await db.SaveChangesAsync(cancellationToken);
    }
}
