using Niangjia.Cases.Hotline;
using Niangjia.Cases.Intake;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AnswerCall;

/// <summary>The question is answered while the caller listens: the call is closed in the same step, with the answer kept (R-HOT-02).</summary>
internal sealed record AnswerCallCommand(Guid CallId, CallNotes Notes);

internal sealed class AnswerCallHandler(AppDbContext db, HotlineDesk desk)
{
    public async Task HandleAsync(AnswerCallCommand command, CancellationToken cancellationToken)
    {
        var (call, typed) = (await desk.OwnAsync(command.CallId, cancellationToken), command.Notes.Request);
        await desk.KeepAsync(call, command.Notes, cancellationToken);
        call.AnswerAtOnce(
            command.Notes.Category, IntakeChecks.Text(command.Notes.Answer, nameof(command.Notes.Answer), 2000), IntakeChecks.Text(typed.Facts, nameof(typed.Facts), IntakeChecks.FactsMax),
            typed.Secrecy, desk.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
