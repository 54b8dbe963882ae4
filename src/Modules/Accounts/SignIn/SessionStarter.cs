using System.Linq.Expressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Accounts.Providers;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>Starts the session of somebody who has proved who he is, and ends sessions.</summary>
internal sealed class SessionStarter(AppDbContext db, IHttpContextAccessor accessor, AccessLog log, ProviderBindings providers, SessionEnds ends, TimeProvider clock)
{
    /// <summary>Saves the context, with what else is waiting in it, and writes the cookie. Always a new session: a planted one is of no use.</summary>
    /// <exception cref="RefusedException">The account is locked.</exception>
    public async Task StartAsync(Account account, SignInMethod method, bool secondFactor, CancellationToken cancellationToken)
    {
        if (account.LockedAt is not null)
        {
            await log.RecordAsync(AccessKind.SignIn, false, account, "LockedAccount", cancellationToken);
            throw new RefusedException(AccountsText.AccountIsLocked, "R-SEC-05");
        }
        if (method == SignInMethod.Password) await providers.TakeKeptAsync(account, cancellationToken);
        var (now, http) = (clock.GetUtcNow(), accessor.HttpContext!);
        var session = new Session(Guid.CreateVersion7(now), account.Id, method, secondFactor, Visitor.Ip(http), Visitor.Agent(http), now);
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<Account>().Where(row => row.Id == account.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.LastSignInAt, now), cancellationToken);
        await http.SignInAsync(Sessions.Scheme, SessionCookie.PrincipalOf(session.Id));
        await log.RecordAsync(AccessKind.SignIn, true, account, method.ToString(), cancellationToken);
    }

    /// <summary>Ends one session of this account, or all but one; returns how many.</summary>
    public Task<int> EndAsync(Guid accountId, Guid? only, Guid? except, SessionEnd why, CancellationToken cancellationToken) =>
        ends.EndAsync(session => session.AccountId == accountId && (only == null || session.Id == only) && (except == null || session.Id != except), why, cancellationToken);
}

/// <summary>Ends sessions so that it counts at once.</summary>
internal sealed class SessionEnds(AppDbContext db, AccessMemory memory, ForgetAfterCommit changes, TimeProvider clock)
{
    /// <summary>Ends those that are still open; returns how many.</summary>
    public async Task<int> EndAsync(Expression<Func<Session, bool>> which, SessionEnd why, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ended = await db.Set<Session>().Where(which).Where(session => session.EndedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.EndedAt, now).SetProperty(session => session.End, why), cancellationToken);
        changes.Changed(db, memory);
        return ended;
    }
}
