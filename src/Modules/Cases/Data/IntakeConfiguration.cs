using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Intake;

namespace Niangjia.Cases.Data;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("cases_consent");
        builder.Property(consent => consent.Notice).HasMaxLength(20);
        builder.Property(consent => consent.Device).HasMaxLength(200);
        builder.HasIndex(consent => consent.RequestId);
        builder.HasIndex(consent => consent.PersonId);
    }
}

internal sealed class IntakeDraftConfiguration : IEntityTypeConfiguration<IntakeDraft>
{
    public void Configure(EntityTypeBuilder<IntakeDraft> builder)
    {
        builder.ToTable("cases_draft");
        builder.Property(draft => draft.TokenIndex).HasMaxLength(64);
        builder.Property(draft => draft.Content).HasMaxLength(-1); // Holds a whole form, sealed: longer than any single value.
        builder.HasIndex(draft => draft.TokenIndex).IsUnique();
        builder.HasIndex(draft => draft.UpdatedAt);
    }
}
