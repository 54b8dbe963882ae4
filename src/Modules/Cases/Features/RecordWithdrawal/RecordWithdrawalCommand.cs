using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.RecordWithdrawal;

/// <summary>The applicant withdrew by word of mouth; staff take down how, when and with which words (R §1.5, R-PRI-05).</summary>
internal sealed record RecordWithdrawalCommand(Guid RequestId, ContactWay? Way, DateTimeOffset? SaidAt, string? Reason);

internal sealed class RecordWithdrawalHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(RecordWithdrawalCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.AtWindowAsync(command.RequestId, cancellationToken);
        var way = command.Way ?? throw new RefusedException(DeskText.WayNeeded, "R-§1.5", nameof(command.Way));
        var saidAt = command.SaidAt ?? throw new RefusedException(DeskText.WhenNeeded, "R-§1.5", nameof(command.SaidAt));
        var now = time.GetUtcNow();
        request.WithdrawAsTold(way, saidAt, IntakeChecks.Text(command.Reason, nameof(command.Reason), 1000), now);
        await clocks.CancelAllAsync(request, CasesText.WithdrawnByApplicant, cancellationToken);
        await db.WithdrawConsentsAsync(request.Id, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
