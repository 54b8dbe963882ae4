using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Features.ReviewAgreement;

/// <summary>A lawyer says whether clauses that touch a statutory minimum may stand (R-MED-08).</summary>
internal sealed record ReviewAgreementCommand(Guid DisputeId, bool Approved, string Note);

internal sealed class ReviewAgreementHandler(DisputeDesk desk, CurrentUser user, TimeProvider time)
{
    public async Task HandleAsync(ReviewAgreementCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.SeenAsync(command.DisputeId, cancellationToken);
        if (!desk.IsLawyer(dispute)) throw new ForbiddenException(CasePermissions.DirectMediation);
        dispute.ReviewAgreement(command.Approved, user.Name, command.Note, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
