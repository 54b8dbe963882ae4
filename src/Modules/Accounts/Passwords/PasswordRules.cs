using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Niangjia.Accounts;

/// <summary>R-SEC-01 beyond what Identity checks: three of four kinds of characters, nothing common, not one of the last ones.</summary>
internal sealed class PasswordRules(IPasswordHasher<Account> hasher, SecurityParameters security) : IPasswordValidator<Account>
{
    public const int Longest = 128;

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Problem(user, password ?? "", await security.InForceAsync(CancellationToken.None)) is { } text
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = text })
            : IdentityResult.Success;

    private string? Problem(Account account, string password, SecurityRules rules)
    {
        if (password.Length < rules.PasswordLength) return string.Format(AccountsText.PasswordTooShort, rules.PasswordLength);
        if (password.Length > Longest) return string.Format(AccountsText.PasswordTooLong, Longest);
        if (password.Any(char.IsControl)) return AccountsText.PasswordLetters;
        if (Kinds(password) < rules.PasswordKinds) return string.Format(AccountsText.PasswordKinds, rules.PasswordKinds);
        if (account.UserName is { Length: > 3 } name && password.Contains(name, StringComparison.OrdinalIgnoreCase)) return AccountsText.PasswordHasName;
        if (GuessedPasswords.Contains(password)) return AccountsText.PasswordCommon;
        var used = account.Credential!.FormerHashes.Take(rules.PasswordsRemembered).Any(hash => hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed);
        return used ? string.Format(AccountsText.PasswordUsed, rules.PasswordsRemembered) : null;
    }

    private static int Kinds(string password) => password.EnumerateRunes().Select(KindOf).Distinct().Count();

    private static int KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => 0,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => 1,
        UnicodeCategory.DecimalDigitNumber => 2,
        _ => 3,
    };
}
