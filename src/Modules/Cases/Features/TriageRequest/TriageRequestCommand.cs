using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.TriageRequest;

/// <summary>A person confirms or corrects the proposal (R-TRI-04); again only with a reason (R-TRI-06).</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Stream">Stream.</param>
/// <param name="Type">Type.</param>
/// <param name="Urgency">Urgency.</param>
/// <param name="Reason">Why again.</param>
/// <param name="SubType">Code of a sub-type of the type (R §1.2), or null.</param>
internal sealed record TriageRequestCommand(Guid RequestId, AffairStream Stream, CaseType Type, Urgency Urgency, string? Reason, string? SubType = null);

internal sealed class TriageRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, RequestTasks tasks, TimeProvider time)
{
    public async Task HandleAsync(TriageRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Triage, cancellationToken);
        var (first, now) = (request.TriagedAt is null, time.GetUtcNow());
        request.Triage(command.Stream, command.Type, command.Urgency, desk.Actor, now, command.Reason, command.SubType);
        if (first) await clocks.MeetAsync(request, cancellationToken, RequestClocks.Triage);
        else await AgainAsync(request, now, cancellationToken);
        // What the stream and urgency now are decides the time for the first contact and the target, both from the registration (R §2.3).
        await clocks.ReplaceAsync(request, RequestClocks.Contact, NewRequests.ContactClock(command.Stream, command.Urgency), cancellationToken);
        await clocks.ReplaceAsync(request, RequestClocks.Resolve, RequestClocks.Resolve + command.Stream.ToString().ToLowerInvariant(), cancellationToken);
        await clocks.SameDayAsync(request, cancellationToken);
        await tasks.SyncDutiesAsync(request, first ? request.SubmittedAt : now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // It waits to be assigned again, and must not wait for ever.
    private async Task AgainAsync(WorkerRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await clocks.CancelLevelAsync(request, cancellationToken);
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Triage);
        await clocks.StartAsync(request, RequestClocks.Triage, now, cancellationToken);
    }
}
