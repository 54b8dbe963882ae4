using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Data;

internal sealed class HotlineCallConfiguration : IEntityTypeConfiguration<HotlineCall>
{
    public void Configure(EntityTypeBuilder<HotlineCall> builder)
    {
        builder.ToTable("cases_hotline_call");
        builder.Property(call => call.Number).HasMaxLength(40);
        builder.Property(call => call.UnitPath).HasMaxLength(UnitPath.MaxLength);
        builder.Property(call => call.CallerIndex).HasMaxLength(64).NotInJournal();
        builder.Property(call => call.Draft).HasMaxLength(-1); // Holds a whole form, sealed: longer than any single value.
        builder.Property(call => call.Words).HasMaxLength(5000).NotInJournal();
        builder.Property(call => call.Answer).HasMaxLength(2000).NotInJournal();
        builder.Property(call => call.Checks).AsJson().NotInJournal(); // The sheet stays with the call; what came of it is told.
        builder.HasOne(call => call.Request).WithMany().HasForeignKey(call => call.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(call => call.Number).IsUnique();
        builder.HasIndex(call => new { call.CallerIndex, call.BeganAt });
        builder.HasIndex(call => new { call.UnitPath, call.BeganAt });
        builder.HasIndex(call => new { call.BeganAt, call.Id });
        // The desk asks for those that ring or are talked every second; ended ones are most of the table.
        builder.HasIndex(call => new { call.UnitPath, call.Stage }).HasFilter("\"ClosedAt\" IS NULL");
    }
}
