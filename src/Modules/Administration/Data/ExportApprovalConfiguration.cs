using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Administration.Domain;

namespace Niangjia.Administration.Data;

internal sealed class ExportApprovalConfiguration : IEntityTypeConfiguration<ExportApproval>
{
    public void Configure(EntityTypeBuilder<ExportApproval> builder)
    {
        builder.ToTable("administration_export");
        builder.Property(approval => approval.AskedByName).HasMaxLength(80);
        builder.Property(approval => approval.Address).HasMaxLength(ExportApproval.LongestAddress);
        builder.Property(approval => approval.Title).HasMaxLength(100);
        builder.Property(approval => approval.Reason).HasMaxLength(ExportApproval.LongestReason);
        builder.Property(approval => approval.DecidedByName).HasMaxLength(80);
        builder.Property(approval => approval.Answer).HasMaxLength(ExportApproval.LongestReason);
        builder.HasIndex(approval => new { approval.AskedById, approval.AskedAt });
        builder.HasIndex(approval => new { approval.State, approval.UnitPath });
    }
}
