using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.SignRecord;

/// <summary>Somebody present signs the record on the mediator's device or on paper; the mediator signs as well.</summary>
internal sealed record SignRecordCommand(Guid DisputeId, Guid SessionId, SignerRole Role, int? PartyNumber, string Name, string? Strokes);

internal sealed class SignRecordHandler(DisputeDesk desk, AppDbContext db, TimeProvider time)
{
    public async Task HandleAsync(SignRecordCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        var now = time.GetUtcNow();
        var image = SignatureImage.From(command.Strokes, dispute.Id, now);
        dispute.SignRecord(
            command.SessionId,
            new(command.Role, command.PartyNumber, command.Name, image is null ? SignatureMethod.Paper : SignatureMethod.Drawn, image?.Id, command.Role == SignerRole.Mediator ? desk.MediatorOf(dispute) : desk.Actor), now);
        if (image is not null) db.Add(image);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}

/// <summary>Closes the record: from now on its digest proves that it stays as it was.</summary>
internal sealed record FreezeRecordCommand(Guid DisputeId, Guid SessionId);

internal sealed class FreezeRecordHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(FreezeRecordCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        dispute.FreezeRecord(command.SessionId, await desk.NextDocumentAsync(dispute.UnitPath, DocumentKind.Record, cancellationToken), time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
