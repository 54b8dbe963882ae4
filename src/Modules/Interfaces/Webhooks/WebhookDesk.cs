using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Interfaces;
using Niangjia.Interfaces.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>The only door to subscriptions: those of the administrator's units.</summary>
internal sealed class WebhookDesk(AppDbContext db, CurrentUser user)
{
    public IQueryable<WebhookSubscription> Mine => db.Set<WebhookSubscription>().Within(user.ScopeOf(InterfacePermissions.Webhooks));

    /// <exception cref="Kernel.NotFoundException">There is none, or it is another unit's.</exception>
    public Task<WebhookSubscription> FindAsync(Guid id, CancellationToken cancellationToken) => Mine.FoundAsync(id, cancellationToken);
}
