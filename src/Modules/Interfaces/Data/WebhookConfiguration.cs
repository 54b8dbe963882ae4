using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Interfaces.Data;

internal sealed class WebhookSubscriptionConfiguration : IEntityTypeConfiguration<WebhookSubscription>
{
    public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
    {
        builder.ToTable("interfaces_webhooks");
        builder.Property(webhook => webhook.Name).HasMaxLength(WebhookSubscription.NameLength);
        builder.Property(webhook => webhook.Url).HasMaxLength(WebhookSubscription.UrlLength);
        builder.Property(webhook => webhook.Events).HasMaxLength(2000).AsJson();
        builder.Property(webhook => webhook.Secret).HasMaxLength(400);
        builder.Property(webhook => webhook.FormerSecret).HasMaxLength(400);
        builder.HasIndex(webhook => webhook.UnitPath);
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToParcels("interfaces_webhook_delivery");
        builder.Property(delivery => delivery.EventName).HasMaxLength(60);
        builder.Property(delivery => delivery.Body).HasMaxLength(2000);
        builder.HasIndex(delivery => new { delivery.SubscriptionId, delivery.MadeAt, delivery.Id });
        // An event told twice reaches a program once.
        builder.HasIndex(delivery => new { delivery.EntryNumber, delivery.SubscriptionId }).IsUnique().HasFilter("\"EntryNumber\" IS NOT NULL");
        builder.HasOne<WebhookSubscription>().WithMany().HasForeignKey(delivery => delivery.SubscriptionId);
    }
}
