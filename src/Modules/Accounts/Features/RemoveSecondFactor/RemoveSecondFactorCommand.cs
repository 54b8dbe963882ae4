using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.RemoveSecondFactor;

/// <summary>The owner switches the second factor off, unless one of his roles needs it.</summary>
internal sealed record RemoveSecondFactorCommand(string Code);

internal sealed class RemoveSecondFactorHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, SecondFactorProof proof, SecuritySettings settings)
{
    public async Task HandleAsync(RemoveSecondFactorCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.LoadAsync(user.AccountId ?? throw new NotFoundException(), cancellationToken);
        if (settings.NeedsSecondFactor(user.Grants.Select(grant => grant.Role))) throw new RefusedException(AccountsText.RoleNeedsSecondFactor, "R-SEC-04");
        await proof.DemandAsync(account, command.Code, cancellationToken);
        account.RemoveSecondFactor(null);
        await db.SaveChangesAsync(cancellationToken);
    }
}
