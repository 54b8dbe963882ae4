using Niangjia.Cases.Desk;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AddNote;

/// <summary>Writes a note; one meant for the worker is an answer to them.</summary>
internal sealed record AddNoteCommand(Guid RequestId, string Text, bool ForWorker);

internal sealed class AddNoteHandler(AppDbContext db, RequestDesk desk, TimeProvider time)
{
    public async Task HandleAsync(AddNoteCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenForHelpAsync(command.RequestId, cancellationToken);
        request.Note(command.Text, command.ForWorker, desk.ActorName, false, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
