using Microsoft.AspNetCore.Routing;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.CreateToken;

/// <summary>Makes a token: one's own, or one of a service that one manages. In a browser only, so that no token begets others.</summary>
internal sealed record CreateTokenCommand(Guid? AccountId, string? Name, IReadOnlyList<string> Scopes, int Days);

/// <summary>The token, this once.</summary>
internal sealed record NewToken(Guid Id, string Token, DateTimeOffset ExpiresAt);

internal sealed class CreateTokenHandler(AppDbContext db, CurrentUser user, TokenOwners owners, LegalParameters parameters, TimeProvider clock)
{
    public async Task<NewToken> HandleAsync(CreateTokenCommand command, CancellationToken cancellationToken)
    {
        if (user.Scopes is not null) throw new ForbiddenException("session");
        var account = await owners.FindAsync(command.AccountId, cancellationToken);
        if (!owners.MayMakeFor(account)) throw new ForbiddenException("own token");
        var name = TypedText.OneLine(command.Name);
        if (name.Length is 0 or > ApiToken.NameLength) throw new RefusedException(string.Format(AccountsText.TokenName, ApiToken.NameLength), field: nameof(command.Name));
        if (command.Scopes.Count == 0) throw new RefusedException(AccountsText.TokenScopesNeeded, field: nameof(command.Scopes));
        if (command.Scopes.Except(owners.Scopes).FirstOrDefault() is { } unknown) throw new RefusedException(string.Format(AccountsText.TokenScopeUnknown, unknown), field: nameof(command.Scopes));
        var (now, today) = (clock.GetUtcNow(), ChinaTime.Today(clock));
        var longest = (await parameters.CurrentAsync(cancellationToken)).Get("security.token.maxAge", today).AsPeriod().Length;
        if (command.Days < 1 || command.Days > longest) throw new RefusedException(string.Format(AccountsText.TokenDays, longest), "R-SEC-05", nameof(command.Days));
        var (token, secret) = ApiToken.For(account, name, [.. command.Scopes.Distinct().Order(StringComparer.Ordinal)], ChinaTime.EndOfDay(today.AddDays(command.Days)), now);
        db.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        return new(token.Id, secret, token.ExpiresAt);
    }
}
