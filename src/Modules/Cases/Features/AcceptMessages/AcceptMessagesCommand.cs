using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.AcceptMessages;

/// <summary>
/// Says yes to messages, which confirms what they are taken for (R-TRI-04): the chosen ones, or all of the filter of which the machine is at least so sure; unsure ones and
/// doubles only when they are chosen.
/// </summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Messages">The chosen ones; empty for all above the threshold.</param>
/// <param name="AtLeast">0–1.</param>
/// <param name="Stream">Only of this stream.</param>
/// <param name="Type">Only of this type.</param>
/// <param name="Department">Only of this department.</param>
/// <param name="Matter">Only of this matter.</param>
/// <param name="Words">Only with these words.</param>
internal sealed record AcceptMessagesCommand(
    Guid BatchId, IReadOnlyList<Guid>? Messages = null, double? AtLeast = null, AffairStream? Stream = null, CaseType? Type = null, Department? Department = null, int? Matter = null, string? Words = null);

internal sealed class AcceptMessagesHandler(MessageDesk desk, MessageTaker taker)
{
    // So many become requests while somebody waits; the others follow in the background.
    private const int AtOnce = 20;

    public async Task<int> HandleAsync(AcceptMessagesCommand command, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(command.BatchId, cancellationToken);
        var messages = desk.Of(batch.Id);
        if (command.Messages is { Count: > 0 } chosen)
        {
            messages = desk.Chosen(batch.Id, chosen).Where(message => message.State == MessageState.Open);
        }
        else
        {
            if (command.AtLeast is not { } least || least is < 0 or > 1) throw new RefusedException(DoorText.ThresholdNeeded, "R-TRI-03", nameof(command.AtLeast));
            messages = new MessageFilter(MessageTab.Sure, command.Stream, command.Type, command.Department, command.Matter, command.Words, least).Narrow(messages);
        }
        var (actor, now) = ((Guid?)desk.Actor, (DateTimeOffset?)desk.Now);
        var count = await desk.ChangeAsync(batch, () => messages.ExecuteUpdateAsync(
            update => update.SetProperty(message => message.State, MessageState.Accepted).SetProperty(message => message.DecidedById, actor).SetProperty(message => message.DecidedAt, now), cancellationToken),
            done => batch.HaveAccepted(done, command.Messages is { Count: > 0 } ? null : command.AtLeast), cancellationToken);
        await taker.TakeAsync(batch.Id, AtOnce, cancellationToken);
        return count;
    }
}
