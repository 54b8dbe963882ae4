using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Mail;

namespace Niangjia.Cases.Data;

internal sealed class IncomingMailConfiguration : IEntityTypeConfiguration<IncomingMail>
{
    public void Configure(EntityTypeBuilder<IncomingMail> builder)
    {
        builder.ToTable("cases_mail");
        builder.Property(mail => mail.Key).HasMaxLength(64);
        builder.Property(mail => mail.SenderIndex).HasMaxLength(64);
        builder.Property(mail => mail.Subject).HasMaxLength(IncomingMail.SubjectLength);
        builder.HasIndex(mail => mail.Key).IsUnique();
        builder.HasIndex(mail => new { mail.UnitPath, mail.FetchedAt });
        builder.HasIndex(mail => mail.MessageId);
        builder.HasIndex(mail => mail.SenderIndex);
    }
}
