using Niangjia.Documents.Desk;
using Niangjia.Documents.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Documents.Features.EditDocument;

/// <summary>Keeps the words of a draft, by element, and issues it if that is asked.</summary>
/// <param name="DocumentId">The draft.</param>
/// <param name="Version">What the form showed; another's words are not written over.</param>
/// <param name="Typed">Words by key of the element.</param>
/// <param name="Issue">Freeze it under a number (R §14).</param>
internal sealed record EditDocumentCommand(Guid DocumentId, int Version, IReadOnlyDictionary<string, string?> Typed, bool Issue);

internal sealed class EditDocumentHandler(DocumentDesk desk, AppDbContext db, ISealer sealer)
{
    public async Task HandleAsync(EditDocumentCommand command, CancellationToken cancellationToken)
    {
        var document = await desk.WrittenAsync(command.DocumentId, cancellationToken);
        if (document.Version != command.Version) throw new RefusedException(KernelText.ChangedByOthers);
        var template = await desk.FillAsync(document.Place, cancellationToken) ?? throw new RefusedException(DocumentsText.NoLongerPossible, "R §14");
        document.Edit(template, command.Typed, sealer);
        if (command.Issue) await desk.IssueAsync(document, template.With(document.Typed(sealer)), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
