using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Documents;
using Niangjia.Documents.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Documents;

namespace Niangjia.Documents.Desk;

/// <summary>Answers other modules.</summary>
internal sealed class DocumentAnswers(AppDbContext db, DocumentDesk desk, DocumentFiles files) : IDocuments
{
    public async Task<IReadOnlyList<DocumentLine>> OfAsync(string subject, Guid id, CancellationToken cancellationToken) =>
        await db.Set<OfficialDocument>().AsNoTracking().Where(document => document.SubjectId == id && document.Subject == subject).OrderBy(document => document.Id)
            .Select(document => new DocumentLine(document.Id, document.Kind, document.Sheet, document.Title, document.State, document.Number, document.On)).ToListAsync(cancellationToken);

    public async Task IssueAsync(string subject, Guid id, string kind, int sheet, CancellationToken cancellationToken)
    {
        var place = new DocumentPlace(subject, id, kind, sheet);
        if (await desk.FillAsync(place, cancellationToken) is not { } template || await desk.LastAsync(place, cancellationToken) is { State: not DocumentState.Draft }) return;
        var document = await desk.BeginAsync(place, template, cancellationToken);
        var draft = await desk.DraftOfAsync(document, cancellationToken);
        if (!draft.AwaitsStep && !draft.Missing().Any()) await desk.IssueAsync(document, draft, cancellationToken);
    }

    public async Task<PaperDocument?> ReadAsync(string subject, Guid id, string kind, int sheet, PaperReader reader, CancellationToken cancellationToken) =>
        await desk.LastAsync(new(subject, id, kind, sheet), cancellationToken) is { State: DocumentState.Issued } document
            ? (desk.Thaw(document) with { Check = files.MarkOf(document) }).For(reader.Opens, reader.Name) : null;

    public async Task<PaperFile?> PdfAsync(string subject, Guid id, string kind, int sheet, PaperReader reader, int? copy, CancellationToken cancellationToken)
    {
        if (await desk.LastAsync(new(subject, id, kind, sheet), cancellationToken) is not { State: DocumentState.Issued } document) return null;
        var file = await files.PdfAsync(document, desk.Thaw(document), reader, copy, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return file;
    }

    public PaperDocument Preview(DocumentTemplate template) => template.Compose() with { Number = template.Number, On = template.On };
}
