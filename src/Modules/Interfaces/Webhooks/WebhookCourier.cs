using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>Carries an event to a program: at once, and when that does not answer 2xx again and again for about a day.</summary>
internal sealed class WebhookCourier(AppDbContext db, WebhookClient client, ISealer sealer, WebhookWatch watch, OutsideView outside, TimeProvider clock) : ICourier<WebhookDelivery>
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(8), TimeSpan.FromHours(10),
    ];

    public async Task<Carried> CarryAsync(WebhookDelivery parcel, CancellationToken cancellationToken)
    {
        var webhook = await db.Set<WebhookSubscription>().AsNoTracking().SingleAsync(one => one.Id == parcel.SubscriptionId, cancellationToken);
        if (!webhook.IsOn && parcel.EventName != PublicEvents.Test) return new(CarriedEnd.Pointless, InterfacesText.IsOff);
        // R-PRI-13: between two tries, or before somebody has it sent once more, confidence may have been asked for.
        if (parcel is { Tries: > 0, EntryNumber: { } row } && !await outside.IsOpenAsync(row, cancellationToken)) return new(CarriedEnd.Pointless, InterfacesText.InConfidence);
        var carried = await SendAsync(webhook, parcel, cancellationToken);
        if (carried.End == CarriedEnd.Arrived) await watch.HeardAsync(webhook, cancellationToken);
        else await watch.FailedAsync(webhook, isGone: parcel.Status == (int)HttpStatusCode.Gone, cancellationToken);
        return carried;
    }

    public ValueTask<TimeSpan?> PauseAfterAsync(WebhookDelivery parcel, int tries, CancellationToken cancellationToken) =>
        ValueTask.FromResult<TimeSpan?>(parcel.EventName != PublicEvents.Test && tries <= Pauses.Length ? Pauses[tries - 1] : null);

    public string LaneOf(WebhookDelivery parcel) => parcel.SubscriptionId.ToString();

    private async Task<Carried> SendAsync(WebhookSubscription webhook, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")) };
        var secrets = webhook.SecretsAt(now).Select(secret => sealer.Open(WebhookSubscription.SecretField, secret));
        foreach (var (name, value) in WebhookSignature.Headers(delivery.Id.ToString(), now, delivery.Body, secrets)) request.Headers.Add(name, value);
        var watchman = Stopwatch.StartNew();
        try
        {
            var status = await client.SendAsync(request, cancellationToken);
            delivery.Answered(status, watchman.Elapsed);
            return new(status is >= 200 and < 300 ? CarriedEnd.Arrived : status == (int)HttpStatusCode.Gone ? CarriedEnd.Refused : CarriedEnd.Failed, $"HTTP {status}");
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefusedException refused)
        {
            delivery.Answered(null, watchman.Elapsed);
            return new(CarriedEnd.Failed, refused.Message);
        }
        catch (Exception e) when (e is HttpRequestException or AddressRefusedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            delivery.Answered(null, watchman.Elapsed);
            return new(CarriedEnd.Unreachable, e is HttpRequestException broken ? broken.HttpRequestError.ToString() : e is AddressRefusedException ? e.Message : InterfacesText.NoAnswer);
        }
    }
}
