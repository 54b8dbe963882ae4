using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Tables;

/// <summary>An import that was done: the file (by its hash, in the store) and what came of it.</summary>
public sealed class ImportRun : Entity, IScoped
{
    private ImportRun()
    {
    }

    internal ImportRun(Guid id, Type import, StoredFile file, ImportPreview preview, string unitPath)
    {
        (Id, Import, FileName, FileHash) = (id, JournalNames.Of(import), file.Name, file.Hash);
        (Taken, Refused, UnitPath) = (preview.Good, preview.Bad, unitPath);
        Tell(new TableImported(Import, FileName, FileHash, Taken, Refused));
    }

    /// <summary>Which import, such as <c>Enterprises.EnterpriseImport</c>.</summary>
    public string Import { get; private set; } = "";

    /// <summary>Name of the file.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Hash of the file.</summary>
    public string FileHash { get; private set; } = "";

    /// <summary>Rows taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Rows refused.</summary>
    public int Refused { get; private set; }

    /// <inheritdoc/>
    public string UnitPath { get; private set; } = Scoping.UnitPath.Root;
}

/// <summary>Rows of a file were taken.</summary>
public sealed record TableImported(string Import, string FileName, string FileHash, int Taken, int Refused);

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("kernel_import");
        builder.Property(run => run.Import).HasMaxLength(80);
        builder.Property(run => run.FileName).HasMaxLength(FileNames.MaxLength);
        builder.Property(run => run.FileHash).HasMaxLength(64);
        builder.HasIndex(run => run.UnitPath);
    }
}
