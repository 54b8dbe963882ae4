using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.ChangeMessages;

/// <summary>Puts messages right before they become requests; what is left out stays as it is. Whoever says what one is, is sure of it.</summary>
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
    private const int Most = 500;

    public async Task<int> HandleAsync(ChangeMessagesCommand command, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(command.BatchId, cancellationToken);
        if (command.Messages.Count is 0 or > Most) throw new RefusedException(command.Messages.Count == 0 ? DoorText.NothingChosen : string.Format(DoorText.TooManyChosen, Most), null, "Chosen");
        if (command is { Type: null, Stream: null, Urgency: null, PlaceId: null, SplitLater: null, NoDouble: false }) throw new RefusedException(DoorText.NothingToChange, null, nameof(command.Type));
        if (command.PlaceId is { } place && (await desk.TreeAsync(cancellationToken)).Find(place) is not { IsClosed: false }) throw new RefusedException(CasesText.UnitUnknown, null, nameof(command.PlaceId));
        var ids = command.Messages;
        var messages = desk.Of(batch.Id).Where(message => ids.Contains(message.Id) && message.State == MessageState.Open);
        var stream = command.Stream ?? (command.Type is { } named ? CaseCatalogue.Of(named).Stream : null);
        return await desk.ChangeAsync(batch, async () =>
        {
            if (stream is not null) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.Stream, stream), cancellationToken);
            if (command.Type is { } type)
                await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.Type, (CaseType?)type).SetProperty(message => message.IsUnsure, false).SetProperty(message => message.Confidence, 1d), cancellationToken);
            if (command.Urgency is { } urgency) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.Urgency, urgency), cancellationToken);
            if (command.PlaceId is { } unit) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.PlaceId, (Guid?)unit), cancellationToken);
            if (command.SplitLater is { } split) await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.SplitLater, split), cancellationToken);
            if (command.NoDouble)
                await messages.ExecuteUpdateAsync(update => update.SetProperty(message => message.Double, (DoubleKind?)null).SetProperty(message => message.DoubleOf, (string?)null).SetProperty(message => message.DoubleRequestId, (Guid?)null), cancellationToken);
            return await messages.CountAsync(cancellationToken);
        }, done => batch.HaveChanged(done, command.Type, command.Urgency, command.PlaceId, command.SplitLater), cancellationToken);
    }
}
