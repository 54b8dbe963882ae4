using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Clocks;

internal sealed class ClockConfiguration : IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<Clock> builder)
    {
        builder.ToTable("kernel_clock");
        builder.Property(c => c.Code).HasMaxLength(60);
        builder.Property(c => c.SubjectKind).HasMaxLength(80);
        builder.Property(c => c.Level).HasMaxLength(20);
        builder.Property(c => c.StartEvent).HasMaxLength(200);
        builder.Property(c => c.Period).HasMaxLength(12).HasConversion(p => p.ToString(), text => Period.Parse(text, null));
        builder.Property(c => c.ParameterKey).HasMaxLength(80);
        builder.Property(c => c.ParameterProfile).HasMaxLength(12);
        builder.Property(c => c.LegalBasis).HasMaxLength(500);
        builder.Property(c => c.Pauses).AsJson();
        builder.Property(c => c.Extensions).AsJson();
        builder.Property(c => c.Moves).AsJson();
        builder.Property(c => c.Reminders).AsJson();
        builder.Ignore(c => c.IsOpen);
        builder.Ignore(c => c.IsUnfinished);
        builder.HasIndex(c => c.SubjectId);
        builder.HasIndex(c => new { c.Status, c.DueAt });
        builder.HasIndex(c => new { c.UnitPath, c.Status, c.DueAt });
        builder.HasIndex(c => new { c.OwnerId, c.Status, c.DueAt });
        // The few dates that wait for a year's notice; looked through at each sweep.
        builder.HasIndex(c => c.DueDate).HasFilter("\"Provisional\"");
        // Of a million clocks only the running ones are in this index, so a sweep reads what is due and nothing else.
        builder.HasIndex(c => new { c.NextActionAt, c.Id }).HasFilter("\"NextActionAt\" IS NOT NULL");
    }
}
