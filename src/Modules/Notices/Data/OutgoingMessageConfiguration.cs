using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Data;

internal sealed class OutgoingMessageConfiguration : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> builder)
    {
        builder.ToParcels("notices_message");
        builder.Property(message => message.Text).HasMaxLength(4000);
        builder.Property(message => message.Address).HasMaxLength(600);
        builder.Property(message => message.Shown).HasMaxLength(120);
        builder.Property(message => message.Url).HasMaxLength(200);
    }
}

internal sealed class NoticeChoiceConfiguration : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> builder)
    {
        builder.ToTable("notices_choice");
        builder.Property(choice => choice.Topic).HasMaxLength(40);
        builder.HasIndex(choice => new { choice.AccountId, choice.Topic }).IsUnique();
    }
}
