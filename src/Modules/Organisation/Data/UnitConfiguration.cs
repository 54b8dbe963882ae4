using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Data;

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("organisation_unit");
        builder.Property(unit => unit.Name).HasMaxLength(Unit.NameLength);
        builder.Property(unit => unit.Phone).HasMaxLength(30);
        builder.Property(unit => unit.Address).HasMaxLength(Unit.AddressLength);
        builder.Property(unit => unit.AreaCode).HasMaxLength(12);
        builder.HasIndex(unit => unit.UnitPath).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(unit => unit.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// One row that gets a new stamp with every change of the tree, so that each process can ask cheaply whether its picture of the
/// tree is still right.
/// </summary>
internal sealed class TreeStamp
{
    public int Id { get; init; } = 1;
    public Guid Stamp { get; set; }
}

internal sealed class TreeStampConfiguration : IEntityTypeConfiguration<TreeStamp>
{
    public void Configure(EntityTypeBuilder<TreeStamp> builder)
    {
        builder.ToTable("organisation_tree_stamp");
        builder.Property(stamp => stamp.Id).ValueGeneratedNever();
        builder.HasData(new TreeStamp { Stamp = Guid.Empty });
    }
}
