using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>One token as its owner sees it.</summary>
internal sealed record TokenRow(Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>Whose tokens the user looks after: the own ones, and those of accounts one manages, to end them.</summary>
internal sealed class TokenOwners(AppDbContext db, CurrentUser user, ManagedAccounts accounts, EndpointDataSource endpoints, TimeProvider clock)
{
    /// <summary>Every scope there is.</summary>
    public IReadOnlyList<string> Scopes => ApiDocument.ScopesOf(endpoints);

    /// <summary>The account; one's own without an id.</summary>
    public async Task<Account> FindAsync(Guid? accountId, CancellationToken cancellationToken)
    {
        var mine = user.AccountId ?? throw new NotFoundException();
        if (accountId is not { } id || id == mine) return await accounts.LoadAsync(mine, cancellationToken);
        return await accounts.FindAsync(id, cancellationToken);
    }

    /// <summary>Whether new ones may be made: for oneself and for services, never for another person.</summary>
    public bool MayMakeFor(Account account) => account.IsService || account.Id == user.AccountId;

    /// <summary>Tokens that are good, and those that ended lately.</summary>
    public async Task<IReadOnlyList<TokenRow>> TokensOfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-90);
        var tokens = await db.Set<ApiToken>().AsNoTracking().Where(token => token.AccountId == accountId && token.ExpiresAt > since).OrderByDescending(token => token.Id).Take(100).ToListAsync(cancellationToken);
        return [.. tokens.Select(token => new TokenRow(token.Id, token.Name, token.Hint, token.Scopes.Split(' '), token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt))];
    }
}
