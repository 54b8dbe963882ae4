using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.ChangeMessages;

/// <summary>
/// Puts messages right before they become requests; what is left out stays as it is. Whoever says what one is, is sure of it, and what the machine thought of who is responsible no longer
/// counts. What was refused is open again with that.
/// </summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Messages">Which.</param>
/// <param name="Type">What they are; the stream follows from it unless told.</param>
/// <param name="Stream">Stream.</param>
/// <param name="Urgency">Urgency.</param>
/// <param name="PlaceId">Unit they lie in.</param>
/// <param name="SplitLater">They are about several matters.</param>
/// <param name="NoDouble">They repeat nothing after all.</param>
internal sealed record ChangeMessagesCommand(
    Guid BatchId, IReadOnlyList<Guid> Messages, CaseType? Type = null, AffairStream? Stream = null, Urgency? Urgency = null, Guid? PlaceId = null, bool? SplitLater = null, bool NoDouble = false);

internal sealed class ChangeMessagesHandler(MessageDesk desk)
{
    public async Task<int> HandleAsync(ChangeMessagesCommand command, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(command.BatchId, cancellationToken);
        if (command is { Type: null, Stream: null, Urgency: null, PlaceId: null, SplitLater: null, NoDouble: false }) throw new RefusedException(DoorText.NothingToChange, null, nameof(command.Type));
        if (command.PlaceId is { } place && (await desk.TreeAsync(cancellationToken)).Find(place) is not { IsClosed: false }) throw new RefusedException(CasesText.UnitUnknown, null, nameof(command.PlaceId));
        var messages = desk.Chosen(batch.Id, command.Messages).Where(message => message.State == MessageState.Open || message.State == MessageState.Faulty);
        var stream = command.Stream ?? (command.Type is { } named ? CaseCatalogue.Of(named).Stream : null);
        return await desk.ChangeAsync(batch, async () =>
        {
            await messages.Where(message => message.State == MessageState.Faulty).ExecuteUpdateAsync(
                update => update.SetProperty(message => message.State, MessageState.Open).SetProperty(message => message.Problems, (string?)null)
                    .SetProperty(message => message.IsUnsure, message => message.IsUnsure || message.Type == null), cancellationToken);
            if (stream is not null) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.Stream, stream), cancellationToken);
            if (command.Type is { } type)
                await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.Type, (CaseType?)type)
                    .SetProperty(message => message.Department, message => message.Type == type ? message.Department : null).SetProperty(message => message.IsUnsure, false).SetProperty(message => message.Confidence, 1d), cancellationToken);
            if (command.Urgency is { } urgency) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.Urgency, urgency), cancellationToken);
            if (command.PlaceId is { } unit) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.PlaceId, (Guid?)unit), cancellationToken);
            if (command.SplitLater is { } split) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.SplitLater, split), cancellationToken);
            if (command.NoDouble)
                await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.NotDouble, true).SetProperty(message => message.Double, (DoubleKind?)null).SetProperty(message => message.DoubleOf, (string?)null).SetProperty(message => message.DoubleRequestId, (Guid?)null), cancellationToken);
            return await messages.CountAsync(cancellationToken);
        }, done => batch.HaveChanged(done, command.Type, command.Urgency, command.PlaceId, command.SplitLater), cancellationToken);
    }
}
