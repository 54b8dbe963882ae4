using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Features.ReopenMessages;

/// <summary>Takes back what was decided about messages that are not requests yet; what the register refused may be said yes to again.</summary>
internal sealed record ReopenMessagesCommand(Guid BatchId, IReadOnlyList<Guid> Messages);

internal sealed class ReopenMessagesHandler(MessageDesk desk)
{
    public async Task<int> HandleAsync(ReopenMessagesCommand command, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(command.BatchId, cancellationToken);
        var messages = desk.Chosen(batch.Id, command.Messages).Where(message =>
            message.State == MessageState.Dropped || message.State == MessageState.Accepted || (message.State == MessageState.Faulty && message.DecidedAt != null));
        return await desk.ChangeAsync(batch, () => messages.ExecuteUpdateAsync(
            // What was dropped as it was found is as faulty as before.
            update => update.SetProperty(message => message.State, message => message.State == MessageState.Dropped && message.Problems != null ? MessageState.Faulty : MessageState.Open)
                .SetProperty(message => message.Problems, message => message.State == MessageState.Dropped ? message.Problems : null)
                .SetProperty(message => message.DropReason, (DropReason?)null).SetProperty(message => message.DropText, (string?)null)
                .SetProperty(message => message.DecidedById, (Guid?)null).SetProperty(message => message.DecidedAt, (DateTimeOffset?)null), cancellationToken),
            batch.HaveReopened, cancellationToken);
    }
}
