using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Features.EnterReceiptCode;

/// <summary>A visitor enters a receipt code and may then follow that request in this browser.</summary>
internal sealed record EnterReceiptCodeCommand(string? Code);

internal sealed class EnterReceiptCodeHandler(AppDbContext db, ISealer sealer, TrackGrants grants, TrackAttempts attempts, IHttpContextAccessor http)
{
    public async Task<Guid> HandleAsync(EnterReceiptCodeCommand command, CancellationToken cancellationToken)
    {
        var sender = TrackAttempts.SenderOf(http.HttpContext);
        if (attempts.IsBlocked(sender)) throw new RefusedException(CasesText.TooManyCodes, "R-SEC-05", "Code");
        if (string.IsNullOrWhiteSpace(command.Code)) throw new RefusedException(CasesText.CodeNeeded, null, "Code");
        // One sentence for a wrong form and a wrong code: nobody learns which codes exist.
        var index = ReceiptCode.Read(command.Code) is { } code ? sealer.BlindIndex(ReceiptCode.Field, code) : "";
        if (await db.Set<WorkerRequest>().Where(request => request.ReceiptIndex == index).Select(request => (Guid?)request.Id).SingleOrDefaultAsync(cancellationToken) is not { } id)
        {
            attempts.Wrong(sender);
            throw new RefusedException(CasesText.CodeUnknown, null, "Code");
        }
        grants.Give(id);
        return id;
    }
}
