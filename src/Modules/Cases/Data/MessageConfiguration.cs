using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Data;

internal sealed class MessageBatchConfiguration : IEntityTypeConfiguration<MessageBatch>
{
    public void Configure(EntityTypeBuilder<MessageBatch> builder)
    {
        builder.ToTable("cases_message_batch");
        builder.Property(batch => batch.Number).HasMaxLength(40);
        builder.Property(batch => batch.Title).HasMaxLength(MessageBatch.TitleLength);
        builder.Property(batch => batch.FileHash).HasMaxLength(64);
        builder.Property(batch => batch.Columns).HasMaxLength(400).HasConversion(
            columns => JsonSerializer.Serialize(columns, JournalJson.Options), text => JsonSerializer.Deserialize<MessageColumns>(text, JournalJson.Options));
        builder.HasIndex(batch => batch.Number).IsUnique();
        builder.HasIndex(batch => new { batch.UnitPath, batch.At });
        builder.HasIndex(batch => batch.State);
    }
}

internal sealed class IncomingMessageConfiguration : IEntityTypeConfiguration<IncomingMessage>
{
    public void Configure(EntityTypeBuilder<IncomingMessage> builder)
    {
        builder.ToTable("cases_message");
        builder.Property(message => message.Text).HasMaxLength(5000);
        builder.Property(message => message.PlaceText).HasMaxLength(200);
        builder.Property(message => message.SenderNumber).HasMaxLength(60);
        builder.Property(message => message.Digest).HasMaxLength(64);
        builder.Property(message => message.Problems).HasMaxLength(1000);
        builder.Property(message => message.Doubts).HasMaxLength(1000);
        builder.Property(message => message.DoubleOf).HasMaxLength(80);
        builder.Property(message => message.DropText).HasMaxLength(500);
        builder.HasIndex(message => new { message.BatchId, message.Line }).IsUnique();
        builder.HasIndex(message => new { message.BatchId, message.State, message.Confidence });
        builder.HasIndex(message => new { message.State, message.DecidedAt });
        builder.HasIndex(message => message.Digest);
        builder.HasIndex(message => message.RequestId);
    }
}
