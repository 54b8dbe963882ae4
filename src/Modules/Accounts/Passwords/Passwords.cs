using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Niangjia.Kernel;

namespace Niangjia.Accounts;

/// <summary>Sets and checks passwords by ASP.NET Core Identity.</summary>
internal sealed class Passwords(UserManager<Account> users, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private static string? _nobodysHash;

    /// <summary>A new account with its first password, added to the context.</summary>
    /// <exception cref="RefusedException">The user name is taken or the password too weak.</exception>
    public async Task CreateAsync(Account account, string password, bool byOwner)
    {
        Refuse(await users.CreateAsync(account, password));
        account.PasswordSet(byOwner, clock.GetUtcNow());
    }

    /// <summary>Sets another password.</summary>
    /// <exception cref="RefusedException">It is too weak or was used before (R-SEC-01).</exception>
    public async Task SetAsync(Account account, string password, bool byOwner)
    {
        Refuse(await users.RemovePasswordAsync(account));
        Refuse(await users.AddPasswordAsync(account, password));
        account.PasswordSet(byOwner, clock.GetUtcNow());
    }

    /// <summary>Whether it is the password of the account. Takes as long for nobody's account, so that time tells nothing.</summary>
    public async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account?.Credential?.PasswordHash is not null) return await users.CheckPasswordAsync(account, password);
        _nobodysHash ??= hasher.HashPassword(null!, OneTime());
        hasher.VerifyHashedPassword(null!, _nobodysHash, password);
        return false;
    }

    /// <summary>A password to hand over, without letters that look alike; it must be changed at once (R-SEC-05).</summary>
    public static string OneTime() =>
        $"{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 4)}-{RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ", 4)}-{RandomNumberGenerator.GetString("23456789", 4)}";

    private static void Refuse(IdentityResult result)
    {
        if (result.Errors.FirstOrDefault() is not { } error) return;
        var name = error.Code.Contains("UserName", StringComparison.Ordinal);
        throw new RefusedException(error.Description, name ? null : "R-SEC-01", name ? "UserName" : "Password");
    }
}

/// <summary>Identity's refusals in our words.</summary>
internal sealed class PasswordTexts : IdentityErrorDescriber
{
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), AccountsText.PasswordTooSimple);

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), AccountsText.UserNameTaken);

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), AccountsText.UserNameLetters);

    private static IdentityError Say(string code, string text) => new() { Code = code, Description = text };
}
