using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Interfaces.Features.ShowWebhook;

/// <summary>One subscription and what was sent by it, newest first.</summary>
internal sealed record ShowWebhookQuery(Guid SubscriptionId, ParcelState? State, string? After);

/// <summary>One event that was sent, as its administrator sees it.</summary>
public sealed record DeliveryRow(
    Guid Id, string Event, DateTimeOffset At, ParcelState State, int Tries, DateTimeOffset? NextTryAt, int? Status, int? Milliseconds, string? Answer, string Body);

internal sealed record ShownWebhook(
    Guid Id, string Name, string Url, IReadOnlyList<string> Events, string UnitPath, string UnitName, bool IsOn, DateTimeOffset MadeAt, DateTimeOffset? FailingSince, DateTimeOffset? FormerUntil,
    PageOf<DeliveryRow> Deliveries);

internal sealed class ShowWebhookHandler(AppDbContext db, WebhookDesk desk, IUnitDirectory units, TimeProvider clock)
{
    private const int Rows = 30;

    public async Task<ShownWebhook> HandleAsync(ShowWebhookQuery query, CancellationToken cancellationToken)
    {
        var one = await desk.FindAsync(query.SubscriptionId, cancellationToken);
        var rows = db.Set<WebhookDelivery>().Where(delivery => delivery.SubscriptionId == one.Id);
        if (query.State is { } state) rows = rows.Where(delivery => delivery.State == state);
        var page = await rows.PageAsync(
            delivery => delivery.MadeAt, delivery => delivery.Id,
            delivery => new DeliveryRow(
                delivery.Id, delivery.EventName, delivery.MadeAt, delivery.State, delivery.Tries, delivery.NextTryAt, delivery.Status, delivery.Milliseconds, delivery.Answer, delivery.Body),
            query.After, Rows, true, cancellationToken);
        return new(
            one.Id, one.Name, one.Url, one.Events, one.UnitPath, (await units.TreeAsync(cancellationToken)).ByPath(one.UnitPath)?.Name ?? one.UnitPath, one.IsOn, one.MadeAt, one.FailingSince,
            one.FormerUntil > clock.GetUtcNow() ? one.FormerUntil : null, page);
    }
}
