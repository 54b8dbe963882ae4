using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.RevokeSession;

/// <summary>Ends a session of one's own on another device, or one of an account one manages.</summary>
internal sealed record RevokeSessionCommand(Guid SessionId);

internal sealed class RevokeSessionHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, SessionStarter sessions)
{
    public async Task HandleAsync(RevokeSessionCommand command, CancellationToken cancellationToken)
    {
        var id = await db.Set<Session>().Where(session => session.Id == command.SessionId).Select(session => (Guid?)session.AccountId)
            .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var account = id == user.AccountId ? await accounts.LoadAsync(id, cancellationToken) : await accounts.FindAsync(id, cancellationToken);
        if (await sessions.EndAsync(id, command.SessionId, null, SessionEnd.Revoked, cancellationToken) == 0) throw new RefusedException(AccountsText.SessionHasEnded);
        account.TellRevoked(command.SessionId);
        await db.SaveChangesAsync(cancellationToken);
    }
}
