using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Niangjia.Accounts.Tests;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Short-1a")]
    [InlineData("onlysmallletters")]
    [InlineData("smalland12345digits")]
    [InlineData("Password2026!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("Woaini1314!!")]
    [InlineData("Admin@123456")]
    [InlineData("Xy-7654321-z")]
    [InlineData("Aa!aaaaaaaaa")]
    [InlineData("1qaz@WSX3edc")]
    [InlineData("Clerkly-9-wang")]
    [InlineData("Bell\u0007-ring-99")]
    public async Task A_weak_password_is_refused_R_SEC_01(string password) => (await CheckAsync(password)).ShouldBeFalse();

    [Theory]
    [InlineData("Spring-Rain-26")]
    [InlineData("春天的雨水真不错-Ab9")]
    [InlineData("correct horse Battery 9")]
    [InlineData("😀😀Xy-42-z-rain")]
    public async Task A_strong_password_is_taken_R_SEC_01(string password) => (await CheckAsync(password)).ShouldBeTrue();

    [Fact]
    public void A_one_time_password_is_strong_and_never_the_same() =>
        Enumerable.Range(0, 200).Select(_ => Passwords.OneTime()).Where(password => !GuessedPasswords.Contains(password)).Distinct().Count().ShouldBeGreaterThan(195);

    private static async Task<bool> CheckAsync(string password)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddScoped<IUserStore<Account>, AccountStore>().AddScoped(_ => (Kernel.Data.AppDbContext)null!);
        services.AddIdentityCore<Account>(AccountsModule.Strength).AddErrorDescriber<PasswordTexts>().AddPasswordValidator<PasswordRules>();
        await using var provider = services.BuildServiceProvider();
        var users = provider.GetRequiredService<UserManager<Account>>();
        var account = new Account(Guid.Empty, "wang", "王五", "/", null, null, default);
        foreach (var validator in users.PasswordValidators)
            if (!(await validator.ValidateAsync(users, account, password)).Succeeded) return false;
        return true;
    }
}
