using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Journal;

namespace Niangjia.Enterprises.Data;

internal sealed class EnterpriseConfiguration : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("enterprises_enterprise");
        builder.Property(enterprise => enterprise.Name).HasMaxLength(Enterprise.NameLength);
        builder.Property(enterprise => enterprise.NameKey).HasMaxLength(Enterprise.NameLength).NotInJournal();
        builder.Property(enterprise => enterprise.LegalRepresentative).HasMaxLength(50);
        builder.Property(enterprise => enterprise.Address).HasMaxLength(120);
        builder.Property(enterprise => enterprise.Phone).HasMaxLength(30);
        builder.Property(enterprise => enterprise.IndustryCode).HasMaxLength(3);
        // One firm, one file; firms without a code are told apart by people.
        builder.HasIndex(enterprise => enterprise.CreditCode).IsUnique();
        builder.HasIndex(enterprise => enterprise.NameKey);
        builder.HasIndex(enterprise => enterprise.UnitPath);
        builder.HasIndex(enterprise => new { enterprise.Name, enterprise.Id });
        builder.HasIndex(enterprise => enterprise.IndustryCode);
    }
}
