using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.RemoveFilter;

/// <summary>Forgets a filter of one's own; one that is gone already is no fault.</summary>
internal sealed class RemoveFilterHandler(AppDbContext db, CurrentUser user)
{
    public Task HandleAsync(Guid filterId, CancellationToken cancellationToken)
    {
        var account = user.AccountId;
        return db.Set<SavedFilter>().Where(filter => filter.Id == filterId && filter.AccountId == account).ExecuteDeleteAsync(cancellationToken);
    }
}
