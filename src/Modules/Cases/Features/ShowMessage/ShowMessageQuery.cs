using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Features.ReviewMessages;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Messages;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Features.ShowMessage;

/// <summary>One message as whoever judges it needs it: who wrote it and why the machine takes it for what it does.</summary>
/// <param name="Row">The message.</param>
/// <param name="BatchNumber">Number of its batch.</param>
/// <param name="Name">Who wrote it.</param>
/// <param name="Contact">How to reach them.</param>
/// <param name="Proposal">The proposal with its reasons, as JSON.</param>
/// <param name="Files">What came with it.</param>
internal sealed record MessageView(MessageRow Row, string BatchNumber, string? Name, string? Contact, string Proposal, IReadOnlyList<string> Files);

internal sealed class ShowMessageHandler(MessageDesk desk, TriageDesk triage, ISealer sealer, Attachments attachments)
{
    public async Task<MessageView> HandleAsync(Guid batchId, Guid messageId, CancellationToken cancellationToken)
    {
        var number = (await desk.Batches().AsNoTracking().FoundAsync(batchId, cancellationToken)).Number;
        var message = await desk.Of(batchId).AsNoTracking().FoundAsync(messageId, cancellationToken);
        var proposal = await triage.ProposeAsync(new(message.Text, []), null, cancellationToken);
        var files = await attachments.ListAsync(message.RequestId ?? messageId, true, cancellationToken);
        return new(
            ReviewMessagesHandler.Of(message, await desk.TreeAsync(cancellationToken), null), number, sealer.OpenIfAny(MessageStaging.Name, message.Name), sealer.OpenIfAny(MessageStaging.Contact, message.Contact),
            proposal.ToJson(), message.RequestId is null ? [.. files.Select(file => file.Name)] : []);
    }
}
