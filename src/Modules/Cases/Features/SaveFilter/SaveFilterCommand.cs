using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.SaveFilter;

/// <summary>Keeps the filter now shown under a name.</summary>
internal sealed record SaveFilterCommand(string? Name, string Query);

internal sealed class SaveFilterHandler(AppDbContext db, CurrentUser user, TimeProvider time)
{
    private const int Most = 20;

    private Guid Account => user.AccountId ?? throw new ForbiddenException(CasePermissions.See);

    public async Task HandleAsync(SaveFilterCommand command, CancellationToken cancellationToken)
    {
        if (await Mine().CountAsync(cancellationToken) >= Most) throw new RefusedException(string.Format(CasesText.TooManyFilters, Most), null, "Name");
        db.Add(SavedFilter.Keep(Account, command.Name ?? "", command.Query, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<SavedFilter>> ListAsync(CancellationToken cancellationToken) =>
        await Mine().AsNoTracking().OrderBy(filter => filter.Name).ToListAsync(cancellationToken);

    public Task RemoveAsync(Guid filterId, CancellationToken cancellationToken) =>
        Mine().Where(filter => filter.Id == filterId).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<SavedFilter> Mine()
    {
        var account = Account;
        return db.Set<SavedFilter>().Where(filter => filter.AccountId == account);
    }
}
