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

/// <summary>Passwords that are tried first: a list, and what people make of it with capitals, digits around and letters swapped for signs.</summary>
internal static class GuessedPasswords
{
    private const int Run = 6;
    private static readonly HashSet<string> Known = Read();

    public static bool Contains(string password)
    {
        var plain = Plain(password);
        return Known.Contains(plain) || Known.Contains(plain.Trim([.. "0123456789!.?*#+-_$ "])) || Known.Contains(Swapped(plain)) || HasRun(plain);
    }

    private static string Plain(string password) => password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static string Swapped(string plain)
    {
        var letters = string.Concat(plain.Select(c => c switch { '@' or '4' => 'a', '0' => 'o', '1' or '!' => 'i', '3' => 'e', '$' or '5' => 's', '7' => 't', _ => c }));
        var trimmed = string.Concat(letters.Reverse().SkipWhile(c => !char.IsLetter(c)).Reverse().SkipWhile(c => !char.IsLetter(c)));
        // Digits at the end became letters above: the longest known beginning counts when little but such an end follows.
        return Enumerable.Range(0, Math.Min(5, trimmed.Length)).Select(cut => trimmed[..^cut]).FirstOrDefault(Known.Contains) ?? trimmed;
    }

    // 123456, 987654, 111111, abcdef.
    private static bool HasRun(string plain)
    {
        var (up, down, same) = (1, 1, 1);
        for (var i = 1; i < plain.Length; i++)
        {
            var step = plain[i] - plain[i - 1];
            (up, down, same) = (step == 1 ? up + 1 : 1, step == -1 ? down + 1 : 1, step == 0 ? same + 1 : 1);
            if (up >= Run || down >= Run || same >= Run) return true;
        }
        return false;
    }

    private static HashSet<string> Read()
    {
        using var stream = typeof(GuessedPasswords).Assembly.GetManifestResourceStream("GuessedPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
