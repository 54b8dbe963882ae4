using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Matters;

namespace Niangjia.Cases.Data;

internal sealed class SharedMatterConfiguration : IEntityTypeConfiguration<SharedMatter>
{
    public void Configure(EntityTypeBuilder<SharedMatter> builder)
    {
        builder.ToTable("cases_shared_matter");
        builder.Property(matter => matter.Name).HasMaxLength(60);
        builder.HasIndex(matter => matter.LatestAt);
        builder.OwnsMany(matter => matter.Members, member =>
        {
            member.ToTable("cases_shared_matter_member");
            member.WithOwner().HasForeignKey("MatterId");
            member.HasKey("MatterId", nameof(MatterMember.RequestId));
            member.Property(row => row.RequestId).ValueGeneratedNever();
            member.Property(row => row.Passage).HasMaxLength(60);
            member.HasIndex(row => row.RequestId);
        });
    }
}
