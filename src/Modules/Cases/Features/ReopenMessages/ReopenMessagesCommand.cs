using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.ReopenMessages;

/// <summary>Takes back what was decided about messages that are not requests yet.</summary>
internal sealed record ReopenMessagesCommand(Guid BatchId, IReadOnlyList<Guid> Messages);

internal sealed class ReopenMessagesHandler(MessageDesk desk)
{
    private const int Most = 500;

    public async Task<int> HandleAsync(ReopenMessagesCommand command, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(command.BatchId, cancellationToken);
        if (command.Messages.Count is 0 or > Most) throw new RefusedException(command.Messages.Count == 0 ? DoorText.NothingChosen : string.Format(DoorText.TooManyChosen, Most), null, "Chosen");
        var ids = command.Messages;
        // What could not become a request as it was is still faulty.
        var messages = desk.Of(batch.Id).Where(message => ids.Contains(message.Id) && message.Problems == null && (message.State == MessageState.Dropped || message.State == MessageState.Accepted));
        return await desk.ChangeAsync(batch, () => messages.ExecuteUpdateAsync(
            update => update.SetProperty(message => message.State, MessageState.Open).SetProperty(message => message.DropReason, (DropReason?)null).SetProperty(message => message.DropText, (string?)null)
                .SetProperty(message => message.DecidedById, (Guid?)null).SetProperty(message => message.DecidedAt, (DateTimeOffset?)null), cancellationToken),
            batch.HaveReopened, cancellationToken);
    }
}
