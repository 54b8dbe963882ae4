using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Features.FindDeliveries;

/// <summary>What went out or is to, newest first: of one state, kind or way.</summary>
internal sealed record FindDeliveriesQuery(ParcelState? State, MessageKind? Kind, MessageWays? Way, string? After);

internal sealed class FindDeliveriesHandler(AppDbContext db)
{
    private const int Rows = 50;

    public Task<PageOf<OutgoingMessage>> HandleAsync(FindDeliveriesQuery query, CancellationToken cancellationToken)
    {
        var rows = db.Set<OutgoingMessage>().AsNoTracking();
        if (query.State is { } state) rows = rows.Where(message => message.State == state);
        if (query.Kind is { } kind) rows = rows.Where(message => message.Kind == kind);
        if (query.Way is { } way) rows = rows.Where(message => message.Way == way);
        return rows.PageAsync(message => message.MadeAt, message => message.Id, query.After, Rows, true, cancellationToken);
    }
}
