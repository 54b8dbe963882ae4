using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Data;

internal sealed class TransferConfiguration : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> builder)
    {
        builder.ToTable("cases_transfer");
        builder.Ignore(transfer => transfer.IsOpen);
        builder.Ignore(transfer => transfer.IsUndecided);
        builder.Property(transfer => transfer.SenderNumber).HasMaxLength(Transfer.NumberLength);
        builder.Property(transfer => transfer.SenderKey).HasMaxLength(Transfer.NumberLength);
        builder.Property(transfer => transfer.ReturnReason).HasMaxLength(1000);
        builder.Property(transfer => transfer.Replies).AsJson().NotInJournal(); // What the sender was told stays with the transfer.
        // What went back may come again under its number.
        builder.HasIndex(transfer => new { transfer.SenderPath, transfer.SenderKey }).IsUnique().HasFilter("\"State\" <> 'Returned'");
        builder.HasIndex(transfer => transfer.RequestId).IsUnique();
        builder.HasIndex(transfer => new { transfer.UnitPath, transfer.DueOrder });
        builder.HasIndex(transfer => transfer.SenderKey);
    }
}
