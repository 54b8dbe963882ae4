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

    public async Task HandleAsync(SaveFilterCommand command, CancellationToken cancellationToken)
    {
        var account = user.AccountId ?? throw new ForbiddenException(CasePermissions.See);
        if (await db.Set<SavedFilter>().CountAsync(filter => filter.AccountId == account, cancellationToken) >= Most)
            throw new RefusedException(string.Format(CasesText.TooManyFilters, Most), null, "Name");
        db.Add(SavedFilter.Keep(account, command.Name ?? "", command.Query, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
