using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Features.TakeLockInStep;

/// <summary>An application to lock the agreement in, or what became of it (R §1.10).</summary>
internal sealed record TakeLockInStepCommand(Guid DisputeId, DisputeStep Step, LockInChecks Checks);

internal sealed class TakeLockInStepHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(TakeLockInStepCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        var rule = DisputeTransitions.RuleOf(command.Step);
        var deadline = (await desk.ClocksAsync(dispute.Id, cancellationToken)).LastOrDefault(clock => rule.Meets.Contains(clock.Code));
        var number = rule.Document is { } kind ? await desk.NextDocumentAsync(dispute.UnitPath, kind, cancellationToken) : null;
        dispute.TakeLockInStep(command.Step, number, command.Checks, ChinaTime.Today(time), deadline is null || time.GetUtcNow() < deadline.DueAt);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
