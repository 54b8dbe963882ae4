using Microsoft.EntityFrameworkCore;
using Niangjia.Accounts.Providers;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ShowProviders;

/// <summary>Other providers by which I may sign in.</summary>
internal sealed record ShowProvidersQuery;

/// <summary>One of them.</summary>
internal sealed record ProviderRow(string Name, string Title, DateTimeOffset? BoundAt);

internal sealed class ShowProvidersHandler(AppDbContext db, CurrentUser user, ProviderList providers)
{
    public async Task<IReadOnlyList<ProviderRow>> HandleAsync(ShowProvidersQuery query, CancellationToken cancellationToken)
    {
        var id = user.AccountId ?? throw new NotFoundException();
        var bound = await db.Set<ProviderBinding>().Where(one => one.AccountId == id).ToDictionaryAsync(one => one.Provider, one => one.BoundAt, cancellationToken);
        return [.. providers.All.Select(one => new ProviderRow(one.Name, one.Title, bound.TryGetValue(one.Name, out var at) ? at : null))];
    }
}
