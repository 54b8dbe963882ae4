using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Documents.Domain;

namespace Niangjia.Documents.Data;

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<OfficialDocument>, IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<OfficialDocument> builder)
    {
        builder.ToTable("documents_document");
        builder.Ignore(document => document.Place);
        builder.Property(document => document.Subject).HasMaxLength(20);
        builder.Property(document => document.Kind).HasMaxLength(40);
        builder.Property(document => document.Title).HasMaxLength(80);
        builder.Property(document => document.Number).HasMaxLength(60);
        builder.Property(document => document.UnitName).HasMaxLength(120);
        builder.Property(document => document.Digest).HasMaxLength(64);
        builder.Property(document => document.Code).HasMaxLength(16);
        builder.Property(document => document.VoidReason).HasMaxLength(500);
        // Two who begin the same document at the same moment do not make two.
        builder.HasIndex(document => new { document.SubjectId, document.Kind, document.Sheet, document.Round }).IsUnique();
        builder.HasIndex(document => new { document.UnitPath, document.Number }).IsUnique();
        builder.HasIndex(document => document.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DocumentFile> builder)
    {
        builder.ToTable("documents_file");
        builder.HasKey(file => file.Digest);
        builder.Property(file => file.Digest).HasMaxLength(64);
        builder.HasIndex(file => file.DocumentId);
    }
}
