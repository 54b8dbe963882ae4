using Niangjia.Cases.Hotline;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.KeepCall;

/// <summary>Keeps what the agent has typed so far; a crash of either side loses nothing.</summary>
internal sealed record KeepCallCommand(Guid CallId, CallNotes Notes);

internal sealed class KeepCallHandler(HotlineDesk desk)
{
    public async Task HandleAsync(KeepCallCommand command, CancellationToken cancellationToken)
    {
        if (!await desk.KeepAsync(await desk.OwnAsync(command.CallId, cancellationToken), command.Notes, cancellationToken)) throw new RefusedException(HotlineText.TalkIsOver, "R-HOT-03");
    }
}
