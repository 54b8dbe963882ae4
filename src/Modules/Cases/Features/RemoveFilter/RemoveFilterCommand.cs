using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.RemoveFilter;

/// <summary>Forgets a filter of one's own; one that is gone already is no fault.</summary>
internal sealed record RemoveFilterCommand(Guid FilterId);

internal sealed class RemoveFilterHandler(AppDbContext db, CurrentUser user)
{
    public Task HandleAsync(RemoveFilterCommand command, CancellationToken cancellationToken)
    {
        var (account, id) = (user.AccountId, command.FilterId);
        return db.Set<SavedFilter>().Where(filter => filter.Id == id && filter.AccountId == account).ExecuteDeleteAsync(cancellationToken);
    }
}
