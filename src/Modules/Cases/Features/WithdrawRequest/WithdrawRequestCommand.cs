using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.WithdrawRequest;

/// <summary>The applicant takes the request back, and with it the consent to its handling (R-PRI-05).</summary>
internal sealed record WithdrawRequestCommand(Guid RequestId, string? Reason);

internal sealed class WithdrawRequestHandler(AppDbContext db, TrackDoor door, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(WithdrawRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await door.OpenAsync(command.RequestId, cancellationToken);
        var now = time.GetUtcNow();
        request.Withdraw(IntakeChecks.Text(command.Reason, "Reason", 1000), false, now);
        await clocks.CancelAllAsync(request, CasesText.WithdrawnByApplicant, cancellationToken);
        await db.WithdrawConsentsAsync(request.Id, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
