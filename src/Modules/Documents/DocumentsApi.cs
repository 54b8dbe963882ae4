using Niangjia.Contracts.Documents;
using Niangjia.Documents.Domain;
using Niangjia.Documents.Features.BeginDocument;
using Niangjia.Documents.Features.EditDocument;
using Niangjia.Documents.Features.ShowDocument;
using Niangjia.Documents.Features.ShowDocuments;
using Niangjia.Documents.Features.TakeDocument;
using Niangjia.Documents.Features.VoidDocument;
using Niangjia.Kernel.Api;

namespace Niangjia.Documents;

/// <summary>What programs may do with the papers of a matter.</summary>
internal static class DocumentsApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<ShowDocumentsHandler>("documents/of/{subject}/matter/{id:guid}", DocumentPermissions.Use, "Papers of a matter, and those that are possible", (DocumentsView view) => view.Rows.Select(DocumentRowAnswer.Of).ToList());
        api.Query<ShowDocumentHandler>("documents/{id:guid}", DocumentPermissions.Use, "One paper: what stands on it", (DocumentView view) => DocumentAnswer.Of(view));
        api.Command<BeginDocumentCommand, BeginDocumentHandler>("documents", DocumentPermissions.Use, "Begin a paper of a matter, filled from it");
        api.Command<EditDocumentCommand, EditDocumentHandler>("documents/{documentId:guid}", DocumentPermissions.Use, "Keep the words of a draft, and issue it if asked", method: "PUT");
        api.Command<VoidDocumentCommand, VoidDocumentHandler>("documents/{documentId:guid}/voiding", DocumentPermissions.Use, "Take an issued paper back, with a reason");
        api.File("GET", "documents/{documentId:guid}/pdf", DocumentPermissions.Use, "A paper as PDF", DocumentEndpoints.PdfAsync);
        api.File("GET", "documents/{documentId:guid}/docx", DocumentPermissions.Use, "A paper as Word file", DocumentEndpoints.DocxAsync);
        api.File("GET", "documents/of/{subject}/matter/{subjectId:guid}/bundle", DocumentPermissions.Use, "Several papers as one PDF with contents", DocumentEndpoints.BundleAsync);
    }

    /// <summary>A paper of a matter; without an id it is possible and not begun.</summary>
    internal sealed record DocumentRowAnswer(Guid? Id, string Kind, int Sheet, string Title, DocumentState? State, string? Number, IReadOnlyList<string> Missing)
    {
        public static DocumentRowAnswer Of(DocumentRow row) => new(
            row.Line?.Id, row.Line?.Kind ?? row.Offer!.Kind, row.Line?.Sheet ?? row.Offer!.Sheet, row.Title, row.Line?.State, row.Line?.Number, row.Missing);
    }

    /// <summary>A part of a draft.</summary>
    internal sealed record ElementAnswer(string Key, string Label, string? Text, bool IsRequired, bool IsFixed);

    /// <summary>A paper as the caller may read it.</summary>
    internal sealed record DocumentAnswer(
        Guid Id, int Version, string Title, DocumentState State, string? Number, DateOnly? On, string? UnitName, string? Digest, string? Code, IReadOnlyList<ElementAnswer> Draft)
    {
        public static DocumentAnswer Of(DocumentView view) => new(
            view.Document.Id, view.Document.Version, view.Document.Title, view.Document.State, view.Document.Number, view.Document.On, view.Document.UnitName, view.Document.Digest,
            view.Document.Code, [.. (view.Draft?.Elements ?? []).Select(part => new ElementAnswer(part.Key, part.Label, part.Text, part.IsRequired, part.IsFixed))]);
    }
}
