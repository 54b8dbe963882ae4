using Niangjia.Accounts.Features.CreateAccount;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ChangeAccount;

/// <summary>Changes name and work phone.</summary>
internal sealed record ChangeAccountCommand(Guid AccountId, string Name, string? WorkPhone);

internal sealed class ChangeAccountHandler(AppDbContext db, ManagedAccounts accounts)
{
    public async Task HandleAsync(ChangeAccountCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(command.AccountId, cancellationToken);
        account.Change(AccountData.Name(command.Name), AccountData.WorkPhone(command.WorkPhone));
        await db.SaveChangesAsync(cancellationToken);
    }
}
