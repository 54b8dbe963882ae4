using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.CreateAccount;

/// <summary>Makes an account for a member of staff, with a first role if one is given.</summary>
internal sealed record CreateAccountCommand(string UserName, string Name, string UnitPath, string? WorkPhone, Role? Role);

/// <summary>The new account and the password to hand over; it is shown once and kept nowhere.</summary>
internal sealed record NewAccount(Guid Id, string UserName, string Password);

internal sealed class CreateAccountHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, Passwords passwords, TimeProvider clock)
{
    public async Task<NewAccount> HandleAsync(CreateAccountCommand command, CancellationToken cancellationToken)
    {
        await accounts.DemandAsync(command.UnitPath, cancellationToken);
        if (command.Role is { } first) await accounts.RefuseMisplacedAsync(first, command.UnitPath, cancellationToken);
        var (now, password) = (clock.GetUtcNow(), Passwords.OneTime());
        var name = UserNames.Normal(command.UserName)!;
        if (name.Length is < 3 or > Account.UserNameLength) throw new RefusedException(AccountsText.UserNameLetters, field: nameof(command.UserName));
        var account = new Account(
            Guid.CreateVersion7(now), name, AccountData.Name(command.Name), command.UnitPath, AccountData.WorkPhone(command.WorkPhone), null, now);
        await passwords.CreateAsync(account, password, byOwner: false);
        if (command.Role is { } role) account.Grant(role, command.UnitPath, now, null, user.AccountId, null, now);
        await db.SaveChangesAsync(cancellationToken);
        return new(account.Id, name, password);
    }
}

/// <summary>What may be written about an account.</summary>
internal static class AccountData
{
    public static string Name(string? typed) => TypedText.OneLine(typed) is { Length: >= 2 and <= Account.NameLength } name
        ? name : throw new RefusedException(string.Format(AccountsText.NameLength, Account.NameLength), field: "Name");

    public static string? WorkPhone(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return Phone.TryParse(typed, out var phone) ? phone.Value : throw new RefusedException(AccountsText.PhoneWrong, "R-COD-05", "WorkPhone");
    }
}
