using Niangjia.Contracts.Documents;
using Niangjia.Documents.Desk;
using Niangjia.Documents.Domain;

namespace Niangjia.Documents.Features.ShowDocuments;

/// <summary>A document of a matter, or one that is possible and not begun.</summary>
internal sealed record DocumentRow(DocumentLine? Line, DocumentOffer? Offer, bool AwaitsStep, IReadOnlyList<string> Missing)
{
    public string Title => Line?.Title ?? Offer!.Title;
}

internal sealed record DocumentsView(DocumentMatter Matter, IReadOnlyList<DocumentRow> Rows);

/// <summary>Everything in writing of one matter.</summary>
internal sealed class ShowDocumentsHandler(DocumentDesk desk, IDocuments documents)
{
    public async Task<DocumentsView> HandleAsync(string subject, Guid id, CancellationToken cancellationToken)
    {
        var matter = await desk.MatterAsync(subject, id, cancellationToken);
        var lines = await documents.OfAsync(subject, id, cancellationToken);
        var rows = new List<DocumentRow>();
        foreach (var offer in matter.Offers.Where(offer => !lines.Any(line => line.State != DocumentState.Voided && (line.Kind, line.Sheet) == (offer.Kind, offer.Sheet))))
        {
            if (await desk.FillAsync(new(subject, id, offer.Kind, offer.Sheet), cancellationToken) is not { } template) continue;
            rows.Add(new(null, offer, template.AwaitsStep, [.. template.Missing().Select(part => part.Element.Label)]));
        }
        rows.AddRange(lines.Select(line => new DocumentRow(line, null, false, [])));
        return new(matter, rows);
    }
}
