using Niangjia.Cases.Transfers;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AcceptTransfer;

/// <summary>签收: what was sent over is ours (R-FLW-05).</summary>
internal sealed record AcceptTransferCommand(Guid TransferId);

internal sealed class AcceptTransferHandler(AppDbContext db, TransferDesk desk, TransferClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(AcceptTransferCommand command, CancellationToken cancellationToken)
    {
        var (transfer, _) = await desk.OpenAsync(command.TransferId, cancellationToken);
        transfer.Accept();
        await clocks.AcceptedAsync(transfer, time.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
