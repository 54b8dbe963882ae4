using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Interfaces.Features.CreateWebhook;

/// <summary>Tells another program of events of a unit and all below it.</summary>
internal sealed record CreateWebhookCommand(string? Name, string? Url, IReadOnlyList<string> Events, string UnitPath);

/// <summary>The secret, this once.</summary>
internal sealed record NewWebhook(Guid Id, string Secret);

internal sealed class CreateWebhookHandler(AppDbContext db, WebhookChecks checks, ISealer sealer, TimeProvider clock)
{
    public async Task<NewWebhook> HandleAsync(CreateWebhookCommand command, CancellationToken cancellationToken)
    {
        var facts = await checks.CheckAsync(command.Name, command.Url, command.Events, command.UnitPath, cancellationToken);
        var secret = WebhookSubscription.NewSecret();
        var webhook = new WebhookSubscription(facts.Name, facts.Url, facts.Events, facts.UnitPath, sealer.Seal(WebhookSubscription.SecretField, secret), clock.GetUtcNow());
        db.Add(webhook);
        await db.SaveChangesAsync(cancellationToken);
        return new(webhook.Id, secret);
    }
}
