using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Data;

internal sealed class RequestTaskConfiguration : IEntityTypeConfiguration<RequestTask>
{
    public void Configure(EntityTypeBuilder<RequestTask> builder)
    {
        builder.ToTable("cases_task");
        builder.Ignore(task => task.IsOpen);
        builder.Property(task => task.Code).HasMaxLength(40);
        builder.Property(task => task.Detail).HasMaxLength(60);
        builder.Property(task => task.RuleId).HasMaxLength(20);
        builder.Property(task => task.UnitPath).HasMaxLength(UnitPath.MaxLength);
        builder.Property(task => task.EndedByName).HasMaxLength(80);
        builder.Property(task => task.Note).HasMaxLength(1000);
        builder.HasIndex(task => task.RequestId);
        // The inbox asks for open ones of a unit; ended ones are most of the table.
        builder.HasIndex(task => new { task.UnitPath, task.DueAt }).HasFilter("\"EndedAt\" IS NULL");
    }
}
