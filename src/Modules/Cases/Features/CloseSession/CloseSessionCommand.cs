using Niangjia.Cases.Mediation;
namespace Niangjia.Cases.Features.CloseSession;

/// <summary>What became of a meeting: held, with who came, or not held and why.</summary>
internal sealed record CloseSessionCommand(Guid DisputeId, Guid SessionId, bool Held, bool ApplicantCame, bool RespondentCame, string? Others, string? Reason);

internal sealed class CloseSessionHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(CloseSessionCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        if (command.Held) dispute.Hold(command.SessionId, command.ApplicantCame, command.RespondentCame, command.Others, time.GetUtcNow());
        else dispute.NotHold(command.SessionId, command.Reason ?? "");
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
