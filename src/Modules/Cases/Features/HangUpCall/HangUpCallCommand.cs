using Niangjia.Cases.Hotline;
using Niangjia.Cases.Intake;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.HangUpCall;

/// <summary>Nothing came of a call: nobody took it, the line broke, or it was a nuisance.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Nuisance">Whether it was a nuisance.</param>
/// <param name="Notes">What was taken down until then; its words, category and class stay, and whoever does not wish to be known is not.</param>
internal sealed record HangUpCallCommand(Guid CallId, bool Nuisance = false, CallNotes? Notes = null);

internal sealed class HangUpCallHandler(AppDbContext db, HotlineDesk desk)
{
    public async Task HandleAsync(HangUpCallCommand command, CancellationToken cancellationToken)
    {
        var call = await desk.OwnAsync(command.CallId, cancellationToken);
        // Without notes in the end, what was kept before counts.
        var notes = command.Notes ?? desk.NotesOf(call);
        call.HangUp(command.Nuisance, notes.Category, notes.Class, IntakeChecks.Text(notes.Request.Facts, "Facts", IntakeChecks.FactsMax), notes.Request.Secrecy, desk.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
