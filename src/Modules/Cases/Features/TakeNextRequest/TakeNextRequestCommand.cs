using Niangjia.Cases.Features.AcceptRequest;
using Niangjia.Cases.Inbox;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.TakeNextRequest;

/// <summary>Takes on the most urgent request that the user's units have and nobody has accepted.</summary>
internal sealed record TakeNextRequestCommand;

/// <summary>What was taken; none when nothing was left.</summary>
internal sealed record TakenRequest(Guid? RequestId);

internal sealed class TakeNextRequestHandler(AppDbContext db, FreeRequests free, AcceptRequestHandler accept)
{
    public async Task<TakenRequest> HandleAsync(TakeNextRequestCommand command, CancellationToken cancellationToken)
    {
        await using var taking = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await free.LockFirstAsync(cancellationToken) is not { } id) return new(null);
        await accept.HandleAsync(new(id), cancellationToken);
        await taking.CommitAsync(cancellationToken);
        return new(id);
    }
}
