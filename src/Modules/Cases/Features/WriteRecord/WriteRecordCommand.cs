using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;

namespace Niangjia.Cases.Features.WriteRecord;

/// <summary>Writes the record of a meeting (调解笔录).</summary>
internal sealed record WriteRecordCommand(Guid DisputeId, Guid SessionId, RecordContent Content);

internal sealed class WriteRecordHandler(DisputeDesk desk)
{
    public async Task HandleAsync(WriteRecordCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        dispute.WriteRecord(command.SessionId, command.Content);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
