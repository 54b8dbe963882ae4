using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.RevokeToken;

/// <summary>Ends a token at once: one's own, or one of an account that one manages.</summary>
internal sealed record RevokeTokenCommand(Guid TokenId);

internal sealed class RevokeTokenHandler(AppDbContext db, TokenOwners owners, TimeProvider clock)
{
    public async Task HandleAsync(RevokeTokenCommand command, CancellationToken cancellationToken)
    {
        var token = await db.Set<ApiToken>().FoundAsync(command.TokenId, cancellationToken);
        await owners.FindAsync(token.AccountId, cancellationToken);
        token.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
