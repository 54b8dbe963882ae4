using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ConfirmSecondFactor;

/// <summary>A code of the authenticator app, or a recovery code, after the password (R-SEC-04).</summary>
internal sealed record ConfirmSecondFactorCommand(string Code);

internal sealed class ConfirmSecondFactorHandler(AppDbContext db, SecondFactorProof proof, SessionStarter sessions, SignInTicket ticket)
{
    public async Task HandleAsync(ConfirmSecondFactorCommand command, CancellationToken cancellationToken)
    {
        var (id, method) = ticket.FindForSecondFactor() ?? throw new RefusedException(AccountsText.SignInTookTooLong);
        var account = await db.Set<Account>().Include(account => account.Credential).FoundAsync(id, cancellationToken);
        await proof.DemandAsync(account, command.Code, cancellationToken);
        await sessions.StartAsync(account, method, true, cancellationToken);
        ticket.Forget();
    }
}
