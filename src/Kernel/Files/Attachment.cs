using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Files;

/// <summary>
/// A file somebody sent: first staged (nobody's, so that a form that fails loses no file), then claimed by a subject. Whoever may see the subject may see it, so
/// the module of the subject guards it.
/// </summary>
[NotJournalled("While staged it belongs to nothing; claiming and removing it are told.")]
public sealed class Attachment : Entity, IScoped
{
    private Attachment()
    {
    }

    internal Attachment(Guid id, StoredFile file, string token, string uploader, Guid? accountId, string byName, DateTimeOffset now)
    {
        (Id, Hash, Kind, Name, Length) = (id, file.Hash, file.Kind, file.Name, file.Length);
        (Token, Uploader, AccountId, ByName, At) = (token, uploader, accountId, byName, now);
    }

    /// <summary>Content in the <see cref="FileStore"/>.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Clean name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Kind by content.</summary>
    public FileKind Kind { get; private set; }

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Kind of what it belongs to, such as <c>Cases.WorkerRequest</c>; null while staged.</summary>
    public string? SubjectKind { get; private set; }

    /// <summary>What it belongs to; null while staged.</summary>
    public Guid? SubjectId { get; private set; }

    /// <inheritdoc/>
    public string UnitPath { get; private set; } = Scoping.UnitPath.Root;

    /// <summary>Account that sent it, or null for a visitor.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>Name of who sent it, at that time.</summary>
    public string ByName { get; private set; } = "";

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Place among the files of the same form.</summary>
    public int Position { get; private set; }

    /// <summary>Only for those who may see the confidential part of the subject.</summary>
    public bool IsConfidential { get; private set; }

    /// <summary>Taken off the subject; kept for the record (R-GEN-07).</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>What a form finds it by while staged; unguessable.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Fingerprint of the session or browser that sent it: only there it can be claimed.</summary>
    internal string Uploader { get; private set; } = "";

    /// <summary>What the store and <see cref="FileDownload"/> need.</summary>
    public StoredFile File => new(Hash, Kind, Length, Name);

    internal void Claim(string subjectKind, Guid subjectId, string unitPath, bool confidential, int position)
    {
        (SubjectKind, SubjectId, UnitPath, IsConfidential, Position) = (subjectKind, subjectId, unitPath, confidential, position);
        Tell(new AttachmentAdded(subjectKind, subjectId, Name, Kind, Length, Hash));
    }

    /// <summary>Takes it off its subject; the content stays for the record.</summary>
    public void Remove(string reason)
    {
        if (IsRemoved || SubjectKind is null) return;
        IsRemoved = true;
        Tell(new AttachmentRemoved(SubjectKind, SubjectId!.Value, Name, Hash), reason);
    }
}

/// <summary>A file was attached to a subject.</summary>
public sealed record AttachmentAdded(string Kind, Guid Id, string Name, FileKind FileKind, long Length, string Hash);

/// <summary>A file was taken off a subject.</summary>
public sealed record AttachmentRemoved(string Kind, Guid Id, string Name, string Hash);

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("kernel_attachment");
        builder.Ignore(attachment => attachment.File);
        builder.Property(attachment => attachment.Hash).HasMaxLength(64);
        builder.Property(attachment => attachment.Name).HasMaxLength(FileNames.MaxLength);
        builder.Property(attachment => attachment.SubjectKind).HasMaxLength(80);
        builder.Property(attachment => attachment.ByName).HasMaxLength(80);
        builder.Property(attachment => attachment.Token).HasMaxLength(32);
        builder.Property(attachment => attachment.Uploader).HasMaxLength(64);
        builder.HasIndex(attachment => attachment.Token).IsUnique();
        builder.HasIndex(attachment => attachment.Hash);
        builder.HasIndex(attachment => new { attachment.SubjectId, attachment.At });
    }
}
