using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Niangjia.Contracts.Documents;
using Niangjia.Documents.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Documents;

namespace Niangjia.Documents.Desk;

/// <summary>Documents as files and with their code; every file of an issued one that leaves is known by its digest and stands in the journal.</summary>
internal sealed class DocumentFiles(AppDbContext db, IConfiguration configuration, IHttpContextAccessor accessor, TimeProvider time)
{
    /// <summary>The address in the QR code; <c>Niangjia:Address</c> is where the public finds the platform, by default where it was asked.</summary>
    public CheckMark? MarkOf(OfficialDocument document) =>
        document is { Code: { } code, Digest: { } digest } ? new($"{Base}{DocumentUrls.Checked(code)}", code, digest) : null;

    /// <summary>An issued one as PDF; the caller saves.</summary>
    public async Task<PaperFile> PdfAsync(OfficialDocument document, PaperDocument paper, PaperReader reader, int? copy, CancellationToken cancellationToken)
    {
        var bytes = PdfWriter.Write((paper with { Check = MarkOf(document) }).For(reader.Opens, reader.Name), copy);
        await KeepAsync(document, bytes, "pdf", paper.Guarded.Any(reader.Opens), cancellationToken);
        return new(bytes, NameOf(document, "pdf"));
    }

    /// <summary>Remembers a file that leaves.</summary>
    public async Task KeepAsync(OfficialDocument document, byte[] bytes, string format, bool inFull, CancellationToken cancellationToken)
    {
        document.Take(format, inFull);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (format != "docx" && !await db.Set<DocumentFile>().AnyAsync(file => file.Digest == digest, cancellationToken))
            db.Add(new DocumentFile { Digest = digest, DocumentId = document.Id, At = time.GetUtcNow() });
    }

    /// <summary>Name under which it is saved.</summary>
    public static string NameOf(OfficialDocument document, string ending) => $"{document.Title}{(document.Number is { } number ? " " + number : "")}.{ending}";

    private string Base => configuration["Niangjia:Address"]?.TrimEnd('/')
        ?? (accessor.HttpContext?.Request is { Host.HasValue: true } request ? $"{request.Scheme}://{request.Host}" : "");
}
