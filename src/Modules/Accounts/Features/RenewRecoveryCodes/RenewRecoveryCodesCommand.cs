using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.RenewRecoveryCodes;

/// <summary>Ten new recovery codes in place of the old ones.</summary>
internal sealed record RenewRecoveryCodesCommand(string Code);

internal sealed class RenewRecoveryCodesHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, SecondFactorProof proof)
{
    /// <summary>The recovery codes; they are shown once and kept as hashes.</summary>
    public async Task<IReadOnlyList<string>> HandleAsync(RenewRecoveryCodesCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.LoadAsync(user.AccountId ?? throw new NotFoundException(), cancellationToken);
        await proof.DemandAsync(account, command.Code, cancellationToken);
        var codes = RecoveryCodes.New();
        account.RenewRecoveryCodes(codes.Select(RecoveryCodes.Hash));
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }
}
