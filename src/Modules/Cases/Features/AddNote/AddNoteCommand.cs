using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AddNote;

/// <summary>Writes a note; one meant for the worker is an answer to them.</summary>
internal sealed record AddNoteCommand(Guid RequestId, string Text, bool ForWorker);

internal sealed class AddNoteHandler(AppDbContext db, RequestDesk desk, CurrentUser user, TimeProvider time)
{
    public async Task HandleAsync(AddNoteCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        request.Note(command.Text, command.ForWorker, user.Name, false, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
