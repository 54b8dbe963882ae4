using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Features.UploadMessages;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.MapMessageColumns;

/// <summary>Says which column of a file is which, where its headings are unknown.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Text">Column of the text, from 0.</param>
/// <param name="HasHeadings">Whether the first row holds headings.</param>
/// <param name="Time">Column of the time.</param>
/// <param name="Place">Column of the place.</param>
/// <param name="Contact">Column of the contact.</param>
/// <param name="Name">Column of the name.</param>
/// <param name="Channel">Column of the channel.</param>
/// <param name="Number">Column of the number.</param>
internal sealed record MapMessageColumnsCommand(
    Guid BatchId, int? Text, bool HasHeadings = true, int? Time = null, int? Place = null, int? Contact = null, int? Name = null, int? Channel = null, int? Number = null);

internal sealed class MapMessageColumnsHandler(MessageDesk desk, MessageStaging staging, MessageReader reader, MessageFiles files)
{
    public async Task HandleAsync(MapMessageColumnsCommand command, CancellationToken cancellationToken)
    {
        var batch = await desk.OpenAsync(command.BatchId, cancellationToken);
        if (batch.State != BatchState.Mapping || batch.FileHash is not { } hash) throw new RefusedException(DoorText.StagedAlready, "R-§1.3");
        if (command.Text is not { } text) throw new RefusedException(DoorText.TextColumnNeeded, "R-§1.3", nameof(command.Text));
        var file = files.Open(hash);
        int?[] chosen = [text, command.Time, command.Place, command.Contact, command.Name, command.Channel, command.Number];
        if (chosen.Any(column => column is < 0 or >= MessageFile.MostColumns)) throw new RefusedException(DoorText.TextColumnNeeded, "R-§1.3", nameof(command.Text));
        if (chosen.OfType<int>().CountBy(column => column).Any(same => same.Value > 1)) throw new RefusedException(DoorText.ColumnTwice, "R-§1.3", nameof(command.Text));
        var columns = new MessageColumns(
            command.HasHeadings ? file.First(1)[0].Line : 0, text, command.Time ?? -1, command.Place ?? -1, command.Contact ?? -1, command.Name ?? -1, command.Channel ?? -1, command.Number ?? -1);
        var messages = file.Messages(columns, desk.Now);
        await staging.StageAsync(batch, columns, messages, cancellationToken);
        if (messages.Count <= UploadMessagesHandler.AtOnce) await reader.ReadAsync(batch.Id, cancellationToken);
    }
}
