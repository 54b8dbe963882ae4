using Niangjia.Contracts.Documents;
using Niangjia.Documents.Desk;
using Niangjia.Documents.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Documents.Features.BeginDocument;

/// <summary>Begins a document of a matter, filled from it; one that was begun already is found again.</summary>
internal sealed record BeginDocumentCommand(string Subject, Guid SubjectId, string Kind, int Sheet);

internal sealed class BeginDocumentHandler(DocumentDesk desk, AppDbContext db)
{
    public async Task<Guid> HandleAsync(BeginDocumentCommand command, CancellationToken cancellationToken)
    {
        var matter = await desk.MatterAsync(command.Subject, command.SubjectId, cancellationToken);
        if (!matter.MayWrite) throw new ForbiddenException(DocumentPermissions.Use);
        var place = new DocumentPlace(command.Subject, command.SubjectId, command.Kind, command.Sheet);
        var template = matter.Offers.Any(offer => (offer.Kind, offer.Sheet) == (command.Kind, command.Sheet)) ? await desk.FillAsync(place, cancellationToken) : null;
        var document = await desk.BeginAsync(place, template ?? throw new RefusedException(DocumentsText.NoLongerPossible, "R §14"), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return document.Id;
    }
}
