using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Search;

/// <summary>What can be found about one subject. The full-text index of the database follows this table by itself (<see cref="Data.SearchDialect"/>).</summary>
public sealed class SearchEntry : IScoped
{
    /// <summary>Grows with each new subject; results are ordered and paged by it.</summary>
    public long Number { get; private set; }

    /// <summary>Kind of subject, such as <c>Cases.WorkerRequest</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid SubjectId { get; init; }

    /// <inheritdoc/>
    public required string UnitPath { get; set; }

    /// <summary>Its words as the index of this database wants them.</summary>
    public required string Words { get; set; }
}

internal sealed class SearchEntryConfiguration : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable(Data.SearchDialect.Table);
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Number).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Kind).HasMaxLength(80);
        builder.HasIndex(entry => new { entry.Kind, entry.SubjectId }).IsUnique();
    }
}
