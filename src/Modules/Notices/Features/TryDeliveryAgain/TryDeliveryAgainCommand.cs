using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Features.TryDeliveryAgain;

/// <summary>Has one message that was given up sent once more.</summary>
internal sealed record TryDeliveryAgainCommand(Guid MessageId);

internal sealed class TryDeliveryAgainHandler(AppDbContext db, TimeProvider clock)
{
    public async Task HandleAsync(TryDeliveryAgainCommand command, CancellationToken cancellationToken)
    {
        (await db.Set<OutgoingMessage>().FoundAsync(command.MessageId, cancellationToken)).TryAgain(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Has all of them sent once more, such as after a gateway was set up anew.</summary>
internal sealed record TryDeliveriesAgainCommand;

internal sealed class TryDeliveriesAgainHandler(AppDbContext db, TimeProvider clock)
{
    // Of more the rest is found by pressing again.
    private const int Most = 1000;

    public async Task<int> HandleAsync(TryDeliveriesAgainCommand command, CancellationToken cancellationToken)
    {
        var all = await db.Set<OutgoingMessage>().Where(message => message.State == ParcelState.GivenUp).OrderBy(message => message.MadeAt).Take(Most).ToListAsync(cancellationToken);
        foreach (var message in all) message.TryAgain(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return all.Count;
    }
}
