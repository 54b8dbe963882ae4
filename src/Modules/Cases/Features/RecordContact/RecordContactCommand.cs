using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.RecordContact;

/// <summary>Somebody tried to reach the applicant or the other side; two in a row that fail move a request up (R §2.5).</summary>
internal sealed record RecordContactCommand(Guid RequestId, ContactWay? Way, bool? Reached, DateTimeOffset? At, string? Companion, string? Words, bool WithEmployer = false);

internal sealed class RecordContactHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, Escalations escalations, TimeProvider time)
{
    public async Task HandleAsync(RecordContactCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenForHelpAsync(command.RequestId, cancellationToken);
        if (command.Way is not { } way) throw new RefusedException(HandlingText.WayNeeded, "R-ESC-01", nameof(command.Way));
        if (command.Reached is not { } reached) throw new RefusedException(HandlingText.ReachedNeeded, "R-ESC-01", nameof(command.Reached));
        var now = time.GetUtcNow();
        request.RecordContact(new(way, reached, command.At ?? now, command.Companion, command.Words, command.WithEmployer), desk.ActorName, now);
        if (reached) await clocks.MeetAsync(request, cancellationToken, RequestClocks.Contact);
        else await escalations.ByTriggerAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
