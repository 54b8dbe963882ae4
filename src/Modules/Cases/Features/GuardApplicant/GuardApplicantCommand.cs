using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.GuardApplicant;

/// <summary>The applicant wishes that the employer does not learn who asks, or has agreed that it may (R-HOT-05); why and how that was said is the reason.</summary>
internal sealed record GuardApplicantCommand(Guid RequestId, bool Guarded, string? Reason);

internal sealed class GuardApplicantHandler(AppDbContext db, RequestDesk desk)
{
    public async Task HandleAsync(GuardApplicantCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.AtWindowAsync(command.RequestId, cancellationToken);
        request.Guard(command.Guarded, IntakeChecks.Text(command.Reason, nameof(command.Reason), 1000));
        await db.SaveChangesAsync(cancellationToken);
    }
}
