using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;
using Niangjia.Ui;

namespace Niangjia.Notices;

/// <summary>Beside "messages sent": those that were given up and wait for a person.</summary>
internal sealed class DeliveryBadge(AppDbContext db) : IMenuBadge
{
    public string Url => NoticeUrls.Deliveries;

    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Set<OutgoingMessage>().Where(message => message.State == ParcelState.GivenUp).CountToMostAsync(cancellationToken);
}
