using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.EnterAbsence;

/// <summary>Enters an absence, both days included, and who holds the roles meanwhile: one's own, or that of somebody one manages.</summary>
internal sealed record EnterAbsenceCommand(Guid AccountId, DateOnly From, DateOnly Until, Guid DeputyId);

internal sealed class EnterAbsenceHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, Deputies deputies, TimeProvider clock)
{
    public async Task HandleAsync(EnterAbsenceCommand command, CancellationToken cancellationToken)
    {
        var account = command.AccountId == user.AccountId
            ? await accounts.LoadAsync(command.AccountId, cancellationToken) : await accounts.FindAsync(command.AccountId, cancellationToken);
        var candidates = await deputies.ForAsync(account.Id, account.UnitPath, cancellationToken);
        if (!candidates.Exists(candidate => candidate.Id == command.DeputyId)) throw new RefusedException(AccountsText.DeputyFromUnitOrAbove, field: "Deputy");
        account.BeAbsent(accounts.Begin(command.From), ManagedAccounts.End(command.Until)!.Value, command.DeputyId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
