using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ListFilters;

/// <summary>The filters the user keeps, by name.</summary>
internal sealed class ListFiltersHandler(AppDbContext db, CurrentUser user)
{
    public async Task<IReadOnlyList<SavedFilter>> HandleAsync(CancellationToken cancellationToken)
    {
        var account = user.AccountId;
        return await db.Set<SavedFilter>().AsNoTracking().Where(filter => filter.AccountId == account).OrderBy(filter => filter.Name).ToListAsync(cancellationToken);
    }
}
