using Niangjia.Contracts.Documents;
using Niangjia.Documents.Desk;
using Niangjia.Documents.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Documents;

namespace Niangjia.Documents.Features.TakeDocument;

/// <summary>Takes a document as a file. In full means with account numbers and the like, for whoever may read them (R-PRI-04).</summary>
internal sealed record TakeDocumentCommand(Guid DocumentId, bool IsWord, bool InFull, int? Copy);

internal sealed class TakeDocumentHandler(DocumentDesk desk, DocumentFiles files, AppDbContext db)
{
    public async Task<PaperFile> HandleAsync(TakeDocumentCommand command, CancellationToken cancellationToken)
    {
        var (document, matter) = await desk.SeenAsync(command.DocumentId, cancellationToken);
        if (command.InFull && matter.Opens.Count == 0) throw new ForbiddenException(DocumentPermissions.Use);
        bool Opens(GuardedText text) => command.InFull && DocumentDesk.Opens(text, matter.Opens);
        var file = document.State == DocumentState.Draft ? await DraftAsync(document, command, Opens, cancellationToken) : await IssuedAsync(document, command, Opens, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return file;
    }

    private async Task<PaperFile> DraftAsync(OfficialDocument document, TakeDocumentCommand command, Func<GuardedText, bool> opens, CancellationToken cancellationToken)
    {
        var template = await desk.DraftOfAsync(document, cancellationToken);
        var paper = template.Compose() with { IsDraft = !template.IsForSigning };
        if (command.InFull) document.Take(command.IsWord ? "docx" : "pdf", true);
        return Write(document, paper.For(opens), command);
    }

    private async Task<PaperFile> IssuedAsync(OfficialDocument document, TakeDocumentCommand command, Func<GuardedText, bool> opens, CancellationToken cancellationToken)
    {
        var paper = desk.Thaw(document);
        if (!command.IsWord) return await files.PdfAsync(document, paper, new(opens), command.Copy, cancellationToken);
        var file = Write(document, (paper with { Check = files.MarkOf(document) }).For(opens), command);
        await files.KeepAsync(document, file.Bytes, "docx", paper.Guarded.Any(opens), cancellationToken);
        return file;
    }

    private static PaperFile Write(OfficialDocument document, PaperDocument paper, TakeDocumentCommand command) =>
        command.IsWord ? new(DocxWriter.Write(paper), DocumentFiles.NameOf(document, "docx")) : new(PdfWriter.Write(paper, command.Copy), DocumentFiles.NameOf(document, "pdf"));
}
