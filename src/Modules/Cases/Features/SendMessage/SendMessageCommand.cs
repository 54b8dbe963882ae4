using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.SendMessage;

/// <summary>The applicant writes to whoever handles the request.</summary>
internal sealed record SendMessageCommand(Guid RequestId, string? Text);

internal sealed class SendMessageHandler(AppDbContext db, TrackDoor door, TimeProvider time)
{
    public async Task HandleAsync(SendMessageCommand command, CancellationToken cancellationToken)
    {
        var request = await door.OpenAsync(command.RequestId, cancellationToken);
        if (RequestTransitions.Ended.Contains(request.State)) throw new RefusedException(CasesText.EndedNoMessages, "R-§1.5");
        var text = IntakeChecks.Text(command.Text, "Message", 2000) ?? throw new RefusedException(CasesText.MessageEmpty, null, "Message");
        request.Note(text, true, CasesText.TheApplicant, true, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
