using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.SignAgreement;

/// <summary>The mediator signs, enters a signature given on paper, or the body puts its seal, which puts the agreement in force.</summary>
internal sealed record SignAgreementCommand(Guid DisputeId, SignerRole Role, int? PartyNumber, string? Name, string? Strokes, string Digest);

internal sealed class SignAgreementHandler(DisputeDesk desk, AppDbContext db, TimeProvider time)
{
    public async Task HandleAsync(SignAgreementCommand command, CancellationToken cancellationToken)
    {
        var seal = command.Role == SignerRole.Body;
        var dispute = seal ? await desk.SealableAsync(command.DisputeId, cancellationToken) : await desk.MediatedAsync(command.DisputeId, cancellationToken);
        var now = time.GetUtcNow();
        var image = seal ? null : SignatureImage.From(command.Strokes, dispute.Id, now);
        var method = seal ? SignatureMethod.Seal : image is null ? SignatureMethod.Paper : SignatureMethod.Drawn;
        var name = string.IsNullOrWhiteSpace(command.Name) ? desk.ActorName : command.Name;
        dispute.Sign(
            new(command.Role, command.PartyNumber, name, method, image?.Id, command.Role == SignerRole.Mediator ? desk.MediatorOf(dispute) : desk.Actor), command.Digest,
            seal ? await desk.NextDocumentAsync(dispute.UnitPath, DocumentKind.Agreement, cancellationToken) : null,
            await desk.RulesAsync(cancellationToken), now);
        if (image is not null) db.Add(image);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
