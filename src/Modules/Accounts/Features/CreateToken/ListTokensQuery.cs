namespace Niangjia.Accounts.Features.CreateToken;

/// <summary>Tokens of an account; one's own without an id.</summary>
internal sealed record ListTokensQuery(Guid? AccountId);

internal sealed record TokensOf(Guid AccountId, string Name, bool MayMake, IReadOnlyList<TokenRow> Tokens, IReadOnlyList<string> Scopes);

internal sealed class ListTokensHandler(TokenOwners owners)
{
    public async Task<TokensOf> HandleAsync(ListTokensQuery query, CancellationToken cancellationToken)
    {
        var account = await owners.FindAsync(query.AccountId, cancellationToken);
        return new(account.Id, account.Name, owners.MayMakeFor(account), await owners.TokensOfAsync(account.Id, cancellationToken), owners.Scopes);
    }
}
