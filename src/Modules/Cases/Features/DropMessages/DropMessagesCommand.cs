using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.DropMessages;

/// <summary>Says that messages become no requests, and why (R-GEN-07); they stay to be seen.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Messages">Which.</param>
/// <param name="Reason">Why.</param>
/// <param name="Words">The same in words; needed where the reason alone says too little.</param>
internal sealed record DropMessagesCommand(Guid BatchId, IReadOnlyList<Guid> Messages, DropReason? Reason, string? Words = null);

internal sealed class DropMessagesHandler(MessageDesk desk)
{
    private const int WordsMax = 500;

    public async Task<int> HandleAsync(DropMessagesCommand command, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(command.BatchId, cancellationToken);
        if (command.Reason is not { } reason) throw new RefusedException(DoorText.DropReasonNeeded, "R-GEN-07", nameof(command.Reason));
        var words = IntakeChecks.Text(command.Words, nameof(command.Words), WordsMax);
        if (words is null && reason is DropReason.OtherAuthority or DropReason.Unclear) throw new RefusedException(DoorText.DropWordsNeeded, "R-GEN-07", nameof(command.Words));
        var messages = desk.Chosen(batch.Id, command.Messages).Where(message => message.State == MessageState.Open || message.State == MessageState.Faulty);
        var (actor, now) = ((Guid?)desk.Actor, (DateTimeOffset?)desk.Now);
        return await desk.ChangeAsync(batch, () => messages.ExecuteUpdateAsync(
            update => update.SetProperty(message => message.State, MessageState.Dropped).SetProperty(message => message.DropReason, (DropReason?)reason).SetProperty(message => message.DropText, words)
                .SetProperty(message => message.DecidedById, actor).SetProperty(message => message.DecidedAt, now), cancellationToken),
            done => batch.HaveDropped(done, reason, words), cancellationToken);
    }
}
