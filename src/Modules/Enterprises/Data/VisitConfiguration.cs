using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Enterprises.Domain;

namespace Niangjia.Enterprises.Data;

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("enterprises_visit");
        builder.Property(visit => visit.EnterpriseName).HasMaxLength(Enterprise.NameLength);
        builder.Property(visit => visit.Visitor).HasMaxLength(50);
        builder.Property(visit => visit.Met).HasMaxLength(Visit.MetLength);
        builder.Property(visit => visit.Found).HasMaxLength(Visit.FoundLength);
        builder.Property(visit => visit.Needs).HasMaxLength(Visit.NeedsLength);
        builder.HasIndex(visit => new { visit.EnterpriseId, visit.VisitedAt });
        builder.HasIndex(visit => new { visit.UnitPath, visit.VisitedAt });
        builder.HasIndex(visit => new { visit.VisitedAt, visit.Id });
    }
}
