using Niangjia.Documents.Desk;
using Niangjia.Kernel.Data;

namespace Niangjia.Documents.Features.VoidDocument;

/// <summary>Takes an issued document back; it stays for the record, and another can be issued in its place.</summary>
internal sealed record VoidDocumentCommand(Guid DocumentId, string? Reason);

internal sealed class VoidDocumentHandler(DocumentDesk desk, AppDbContext db, TimeProvider time)
{
    public async Task HandleAsync(VoidDocumentCommand command, CancellationToken cancellationToken)
    {
        var document = await desk.WrittenAsync(command.DocumentId, cancellationToken);
        document.Void(command.Reason, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
