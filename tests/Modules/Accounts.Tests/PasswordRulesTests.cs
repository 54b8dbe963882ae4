using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Niangjia.Accounts.Tests;

public sealed class PasswordRulesTests
{
    private static readonly string[] Weak =
    [
        "Short-1a", "onlysmallletters", "smalland12345digits", "Password2026!", "P@ssw0rd2026", "Woaini1314!!", "Admin@123456", "Xy-7654321-z", "Aa!aaaaaaaaa", "1qaz@WSX3edc",
        "Clerkly-9-wang", "Bell\u0007-ring-99", "2026-Michelle-88", "Corvette2026", "1L0v3y0u-2026", "P@nt3r@!2026", "Zhigongzhijia#1", "Ｓｔａｒｗａｒｓ－2026",
    ];

    private static readonly string[] Strong = ["Demo-District-539", "Springwater26", "Spring-Rain-26", "春天的雨水真不错-Ab9", "correct horse Battery 9", "😀😀Xy-42-z-rain"];

    [Fact]
    public async Task A_weak_password_is_refused_and_a_strong_one_taken_R_SEC_01()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        (await TakenAsync(app, [.. Weak, .. Strong])).ShouldBe(Strong);
    }

    [Fact]
    public void Ten_thousand_common_passwords_are_known_and_more_of_our_own_R_SEC_01() => GuessedPasswords.Count.ShouldBeGreaterThan(10_100);

    [Fact]
    public void A_one_time_password_is_strong_and_never_the_same() =>
        Enumerable.Range(0, 200).Select(_ => Passwords.OneTime()).Where(password => !GuessedPasswords.Contains(password)).Distinct().Count().ShouldBeGreaterThan(195);

    private static Task<List<string>> TakenAsync(TestApp app, string[] passwords) => app.AsSystemAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        var account = new Account(Guid.Empty, "wang", "王五", "/", null, null, default);
        var taken = new List<string>();
        foreach (var password in passwords)
        {
            var answers = new List<IdentityResult>();
            foreach (var validator in users.PasswordValidators) answers.Add(await validator.ValidateAsync(users, account, password));
            if (answers.TrueForAll(answer => answer.Succeeded)) taken.Add(password);
        }
        return taken;
    });
}
