using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Niangjia.Accounts;
using Niangjia.Accounts.Features.EnterAbsence;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Testing;

/// <summary>
/// People who are signed in without typing anything: account, grant and session are put into the database and the browser is
/// given the cookie. No password is hashed, so it costs a few milliseconds.
/// </summary>
public static class Accounts
{
    private static int _count;

    /// <summary>A new person with this role for this unit, signed in on a device of their own.</summary>
    public static async Task<Browser> SignInAsAsync(this TestApp app, Role role, string unitPath, string? name = null) =>
        await app.SignInAsync(await app.AddAccountAsync(role, unitPath, name));

    /// <summary>A worker signed in by phone, tied to a person record if one is given.</summary>
    public static async Task<Browser> SignInAsWorkerAsync(this TestApp app, Guid? personId = null, string? mobile = null) =>
        await app.SignInAsync(await app.AddWorkerAccountAsync(personId, mobile));

    /// <summary>An account with one grant from now on, and no password.</summary>
    public static Task<Guid> AddAccountAsync(this TestApp app, Role role, string unitPath, string? name = null, Guid? personId = null) => app.SaveAsync(services =>
    {
        var now = app.Clock.GetUtcNow();
        var number = Interlocked.Increment(ref _count);
        var account = new Account(Guid.CreateVersion7(now), $"test{number}", name ?? $"{role} {number}", unitPath, null, personId, now);
        account.Grant(role, unitPath, now, null, null, null, now);
        services.GetRequiredService<AppDbContext>().Add(account);
        return account.Id;
    });

    /// <summary>Locks an account, as when its officer leaves.</summary>
    public static Task LockAsync(this TestApp app, Guid accountId) => app.SaveAsync(async services =>
    {
        (await services.GetRequiredService<AppDbContext>().Set<Account>().FoundAsync(accountId, CancellationToken.None)).Lock("离职", app.Clock.GetUtcNow());
        return accountId;
    });

    /// <summary>One more role for an account, granted by the system.</summary>
    public static Task GrantAsync(this TestApp app, Guid accountId, Role role, string unitPath) => app.SaveAsync(async services =>
    {
        var now = app.Clock.GetUtcNow();
        var db = services.GetRequiredService<AppDbContext>();
        var account = await db.FindAsync<Account>(accountId);
        await db.Entry(account!).Collection(one => one.Grants).LoadAsync();
        account!.Grant(role, unitPath, now, null, null, null, now);
        return account.Id;
    });

    /// <summary>A confirmed e-mail address.</summary>
    public static Task GiveEmailAsync(this TestApp app, Guid accountId, string address) => app.SaveAsync(async services =>
    {
        var account = (await services.GetRequiredService<AppDbContext>().FindAsync<Account>(accountId))!;
        account.ProposeEmail(services.GetRequiredService<ISealer>().Seal(EmailAddress.Field, address));
        account.ConfirmEmail(app.Clock.GetUtcNow());
        return account.Id;
    });

    /// <summary>A bound WeChat.</summary>
    public static Task BindWeChatAsync(this TestApp app, Guid accountId, string openId) => app.SaveAsync(async services =>
    {
        var account = (await services.GetRequiredService<AppDbContext>().FindAsync<Account>(accountId))!;
        await services.GetRequiredService<Niangjia.Accounts.WeChat.WeChatBindings>().BindAsync(account, openId, CancellationToken.None);
        return account.Id;
    });

    /// <summary>Away from now on for some days, with a deputy.</summary>
    public static Task BeAbsentAsync(this TestApp app, Guid accountId, Guid deputyId, int days = 30) => app.SaveAsync(async services =>
    {
        var now = app.Clock.GetUtcNow();
        var db = services.GetRequiredService<AppDbContext>();
        var account = await db.FindAsync<Account>(accountId);
        await db.Entry(account!).Collection(one => one.Absences).LoadAsync();
        account!.BeAbsent(now, now.AddDays(days), deputyId, now);
        return account.Id;
    });

    /// <summary>A worker's account as the first sign-in by phone makes it.</summary>
    public static Task<Guid> AddWorkerAccountAsync(this TestApp app, Guid? personId = null, string? mobile = null) => app.SaveAsync(services =>
    {
        var now = app.Clock.GetUtcNow();
        var sealer = services.GetRequiredService<ISealer>();
        if (!Mobile.TryParse(mobile ?? $"139{Interlocked.Increment(ref _count):D8}", out var phone)) throw new ArgumentException("No mobile.", nameof(mobile));
        var account = Account.OfWorker(
            Guid.CreateVersion7(now), sealer.BlindIndex(SealedField.Phone, phone.E164), sealer.Seal(SealedField.Phone, phone.E164), phone.ToString(), personId, now);
        services.GetRequiredService<AppDbContext>().Add(account);
        return account.Id;
    });

    /// <summary>A new device on which this account is signed in, second factor included.</summary>
    public static async Task<Browser> SignInAsync(this TestApp app, Guid accountId)
    {
        var now = app.Clock.GetUtcNow();
        var session = await app.SaveAsync(services =>
        {
            var row = new Session(Guid.CreateVersion7(now), accountId, SignInMethod.Password, true, null, "test", now);
            services.GetRequiredService<AppDbContext>().Add(row);
            return row.Id;
        });
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Sessions.Scheme);
        var ticket = new AuthenticationTicket(SessionCookie.PrincipalOf(session), new() { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan }, Sessions.Scheme);
        var browser = app.Browser();
        browser.SetCookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket));
        return browser;
    }

    private static Task<Guid> SaveAsync(this TestApp app, Func<IServiceProvider, Guid> work) => app.SaveAsync(services => Task.FromResult(work(services)));

    private static async Task<Guid> SaveAsync(this TestApp app, Func<IServiceProvider, Task<Guid>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("test");
        var id = await work(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().SaveChangesAsync();
        return id;
    }
}
