using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain;

namespace Niangjia.Cases.Data;

internal sealed class SavedFilterConfiguration : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("cases_saved_filter");
        builder.Property(filter => filter.Name).HasMaxLength(30);
        builder.Property(filter => filter.Query).HasMaxLength(500);
        builder.HasIndex(filter => filter.AccountId);
    }
}
