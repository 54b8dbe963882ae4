using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ExplainDelay;

/// <summary>Says why a family matter was not solved the same day (R-MED-14), or why a common one is overdue (R-TRI-08); the applicant reads it.</summary>
internal sealed record ExplainDelayCommand(Guid RequestId, string? DelayReason);

internal sealed class ExplainDelayHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(ExplainDelayCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        request.ExplainDelay(IntakeChecks.Text(command.DelayReason, nameof(command.DelayReason), 1000), desk.ActorName, time.GetUtcNow());
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Explain);
        await db.SaveChangesAsync(cancellationToken);
    }
}
