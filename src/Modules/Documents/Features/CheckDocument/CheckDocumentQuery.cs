using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Documents;
using Niangjia.Contracts.Organisation;
using Niangjia.Documents.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Documents.Features.CheckDocument;

/// <summary>What anybody is told who holds a document: what stands on it, never a name or a word of its text.</summary>
/// <param name="State">Issued or voided.</param>
/// <param name="SameFile">Whether the file that was sent is one of ours to the last byte; null when none was.</param>
internal sealed record CheckedDocument(
    DocumentState State, string Title, string Number, DateOnly On, string UnitName, string Digest, DateTimeOffset? VoidedAt, string? Phone, string Code, bool? SameFile = null)
{
    /// <summary>What is told of a document; nothing of a draft.</summary>
    public static CheckedDocument? Of(OfficialDocument document, IUnitTree units) => document.Frozen is null ? null : new(
        document.State, document.Title, document.Number!, document.On!.Value, document.UnitName!, document.Digest!, document.VoidedAt, units.ByPath(document.UnitPath)?.Phone, document.Code!);
}

/// <summary>Checks a document by the code on it (R §14).</summary>
internal sealed class CheckDocumentHandler(AppDbContext db, IUnitDirectory units)
{
    public async Task<CheckedDocument?> HandleAsync(string? code, CancellationToken cancellationToken)
    {
        var compact = TypedText.Compact(code ?? "").ToUpperInvariant();
        if (compact.Length != 12) return null;
        return await db.Set<OfficialDocument>().AsNoTracking().SingleOrDefaultAsync(found => found.Code == compact, cancellationToken) is { } document
            ? CheckedDocument.Of(document, await units.TreeAsync(cancellationToken)) : null;
    }
}

/// <summary>Checks a file by its bytes: null when it did not come from here as it is. Nothing of it is kept.</summary>
internal sealed class CheckFileHandler(AppDbContext db, IUnitDirectory units)
{
    /// <summary>Largest file that is looked at.</summary>
    public const int MostBytes = 10_000_000;

    public async Task<CheckedDocument?> HandleAsync(Stream file, CancellationToken cancellationToken)
    {
        if (file.Length > MostBytes) throw new RefusedException(DocumentsText.FileTooLarge, null, "File");
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        var document = await db.Set<DocumentFile>().AsNoTracking().Where(found => found.Digest == digest)
            .Join(db.Set<OfficialDocument>().AsNoTracking(), found => found.DocumentId, found => found.Id, (_, found) => found).SingleOrDefaultAsync(cancellationToken);
        return document is not null && CheckedDocument.Of(document, await units.TreeAsync(cancellationToken)) is { } told ? told with { SameFile = true } : null;
    }
}
