using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.PrintAgreement;

/// <summary>Opens the payees' accounts for the paper the parties get; each time stands in the journal.</summary>
internal sealed record OpenPayeeAccountsCommand(Guid DisputeId);

internal sealed class OpenPayeeAccountsHandler(DisputeDesk desk, PayeeAccounts accounts)
{
    public async Task<OpenAccounts> HandleAsync(OpenPayeeAccountsCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.SealableAsync(command.DisputeId, cancellationToken);
        if (!PayeeAccounts.IsNeeded(dispute)) throw new RefusedException(MediationText.AccountsNotNeeded, "R-PRI-03");
        dispute.AccountsOpened();
        await desk.SaveAsync(dispute, cancellationToken);
        return accounts.ForPaper(dispute);
    }
}
