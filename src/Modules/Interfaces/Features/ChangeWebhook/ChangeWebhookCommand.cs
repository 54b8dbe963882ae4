using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Data;

namespace Niangjia.Interfaces.Features.ChangeWebhook;

/// <summary>Changes where to, what of and for which unit.</summary>
internal sealed record ChangeWebhookCommand(Guid SubscriptionId, string? Name, string? Url, IReadOnlyList<string> Events, string UnitPath);

internal sealed class ChangeWebhookHandler(AppDbContext db, WebhookDesk desk, WebhookChecks checks)
{
    public async Task HandleAsync(ChangeWebhookCommand command, CancellationToken cancellationToken)
    {
        var webhook = await desk.FindAsync(command.SubscriptionId, cancellationToken);
        var facts = await checks.CheckAsync(command.Name, command.Url, command.Events, command.UnitPath, cancellationToken);
        webhook.Change(facts.Name, facts.Url, facts.Events, facts.UnitPath);
        await db.SaveChangesAsync(cancellationToken);
    }
}
