using Niangjia.Contracts.Documents;
using Niangjia.Documents.Desk;
using Niangjia.Documents.Domain;
using Niangjia.Kernel.Documents;

namespace Niangjia.Documents.Features.ShowDocument;

/// <summary>One document as this user may read it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Matter">What it belongs to.</param>
/// <param name="Paper">As it reads, guarded texts masked.</param>
/// <param name="Draft">Its parts while it is a draft.</param>
/// <param name="MayOpen">Whether there is anything in it that is masked and the user may read in full.</param>
internal sealed record DocumentView(OfficialDocument Document, DocumentMatter Matter, PaperDocument Paper, DocumentTemplate? Draft, bool MayOpen);

internal sealed class ShowDocumentHandler(DocumentDesk desk, DocumentFiles files)
{
    public async Task<DocumentView> HandleAsync(Guid id, CancellationToken cancellationToken)
    {
        var (document, matter) = await desk.SeenAsync(id, cancellationToken);
        var draft = document.State == DocumentState.Draft ? await desk.DraftOfAsync(document, cancellationToken) : null;
        var paper = draft is null ? desk.Thaw(document) with { Check = files.MarkOf(document) } : draft.Compose() with { IsDraft = !draft.IsForSigning };
        return new(document, matter, paper.For(_ => false), draft, paper.Guarded.Any(text => DocumentDesk.Opens(text, matter.Opens)));
    }
}
