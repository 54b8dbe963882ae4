using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Data;

internal sealed class DutyShiftConfiguration : IEntityTypeConfiguration<DutyShift>
{
    public void Configure(EntityTypeBuilder<DutyShift> builder)
    {
        builder.ToTable("organisation_duty");
        builder.Ignore(shift => shift.Times);
        builder.Property(shift => shift.Days).HasConversion<int>();
        builder.HasIndex(shift => new { shift.UnitPath, shift.RemovedAt });
        builder.HasOne<Unit>().WithMany().HasForeignKey(shift => shift.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
