using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Interfaces.Features.RotateWebhookSecret;

/// <summary>Makes a new secret; the one before signs beside it for a day.</summary>
internal sealed record RotateWebhookSecretCommand(Guid SubscriptionId);

/// <summary>The secret, this once.</summary>
internal sealed record NewSecret(string Secret);

internal sealed class RotateWebhookSecretHandler(AppDbContext db, WebhookDesk desk, ISealer sealer, TimeProvider clock)
{
    public async Task<NewSecret> HandleAsync(RotateWebhookSecretCommand command, CancellationToken cancellationToken)
    {
        var secret = WebhookSubscription.NewSecret();
        (await desk.FindAsync(command.SubscriptionId, cancellationToken)).Rotate(sealer.Seal(WebhookSubscription.SecretField, secret), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new(secret);
    }
}
