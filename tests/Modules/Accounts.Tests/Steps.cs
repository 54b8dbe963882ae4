using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts.Tests;

/// <summary>Steps that several tests of accounts take.</summary>
internal static class Steps
{
    public const string Password = "Spring-Rain-26";
    public const string Street = "/q1/s1/";
    public const string OtherStreet = "/q1/s2/";

    private static int _count;

    /// <summary>Somebody with a password of his own and a role now.</summary>
    public static Task<(Guid Id, string UserName)> AddStaffAsync(this TestApp app, Role role, string unitPath = Street, bool oneTime = false) => app.AsSystemAsync(async services =>
    {
        var now = app.Clock.GetUtcNow();
        var name = $"staff{Interlocked.Increment(ref _count)}";
        var account = new Account(Guid.CreateVersion7(now), name, $"员工{name}", unitPath, null, null, now);
        await services.GetRequiredService<Passwords>().CreateAsync(account, Password, byOwner: !oneTime);
        account.Grant(role, unitPath, now, null, null, null, now);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        return (account.Id, name);
    });

    /// <summary>Opens the sign-in page and sends user name and password.</summary>
    public static async Task<Page> SignInWithPasswordAsync(this Browser browser, string userName, string password, string? returnUrl = null)
    {
        var page = await browser.OpenAsync(returnUrl is null ? AccountUrls.SignIn : AccountUrls.SignInTo(returnUrl));
        return await page.SubmitAsync("sign-in", new { UserName = userName, Password = password });
    }

    public static Task<Account> LoadAsync(this TestApp app, Guid id) => app.InDatabaseAsync(db =>
        db.Set<Account>().AsNoTracking().Include(account => account.Credential).Include(account => account.Grants).Include(account => account.Absences).SingleAsync(account => account.Id == id));

    public static Task<List<AccessLogEntry>> LogAsync(this TestApp app, AccessKind kind) => app.InDatabaseAsync(db =>
        db.Set<AccessLogEntry>().AsNoTracking().Where(entry => entry.Kind == kind).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync());

    public static Task<List<string>> JournalAsync(this TestApp app, Guid subject) => app.InDatabaseAsync(db =>
        db.Set<Kernel.Journal.JournalEntry>().AsNoTracking().Where(entry => entry.SubjectId == subject).OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync());

    /// <summary>A second factor that is on; returns its key.</summary>
    public static Task<string> GiveSecondFactorAsync(this TestApp app, Guid id, params string[] recoveryCodes) => app.AsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        var account = await db.Set<Account>().Include(account => account.Credential).SingleAsync(account => account.Id == id);
        var key = Totp.NewKey();
        account.EnrolSecondFactor(services.GetRequiredService<SecondFactor>().Seal(key), recoveryCodes.Select(RecoveryCodes.Hash), 0, app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return key;
    });

    public static string CodeNow(this TestApp app, string key) => Totp.CodeAt(key, Totp.StepAt(app.Clock.GetUtcNow()));

    /// <summary>The blind index of a phone.</summary>
    public static string IndexOf(this TestApp app, string mobile) => app.Services.GetRequiredService<ISealer>().BlindIndex(SealedField.Phone, mobile);
}

internal static class Doorkeeping
{
    public static AttemptCounter GetCounter(this IServiceProvider services) => services.GetRequiredService<AttemptCounter>();
}
