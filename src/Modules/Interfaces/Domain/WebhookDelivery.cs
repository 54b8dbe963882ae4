using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Interfaces.Domain;

/// <summary>One event on its way to one program.</summary>
[NotJournalled("It tells of what is in the journal; what an administrator does with it is told.")]
internal sealed class WebhookDelivery : Parcel
{
    private WebhookDelivery()
    {
    }

    public WebhookDelivery(Guid subscriptionId, string eventName, string body, long? entryNumber, DateTimeOffset now) : base(now) =>
        (SubscriptionId, EventName, Body, EntryNumber) = (subscriptionId, eventName, body, entryNumber);

    public Guid SubscriptionId { get; private set; }
    public string EventName { get; private set; } = "";

    /// <summary>The JSON that is sent; no personal data.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The journal row it tells of; null for a test.</summary>
    public long? EntryNumber { get; private set; }

    /// <summary>Status of the last answer, or null when there was none.</summary>
    public int? Status { get; private set; }

    /// <summary>How long the last answer took.</summary>
    public int? Milliseconds { get; private set; }

    protected override bool MayArriveTwice => true;

    public void Answered(int? status, TimeSpan after) => (Status, Milliseconds) = (status, (int)Math.Min(after.TotalMilliseconds, int.MaxValue));
}
