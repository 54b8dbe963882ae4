using Niangjia.Cases.Hotline;
using Niangjia.Cases.Intake;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.HangUpCall;

/// <summary>Nothing came of a call: nobody took it, the line broke, or it was a nuisance.</summary>
internal sealed record HangUpCallCommand(Guid CallId, bool Nuisance = false, string? Words = null);

internal sealed class HangUpCallHandler(AppDbContext db, HotlineDesk desk)
{
    public async Task HandleAsync(HangUpCallCommand command, CancellationToken cancellationToken)
    {
        var call = await desk.OwnAsync(command.CallId, cancellationToken);
        call.HangUp(command.Nuisance, IntakeChecks.Text(command.Words, "Facts", IntakeChecks.FactsMax), desk.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
