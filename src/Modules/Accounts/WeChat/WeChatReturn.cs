using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.WeChat;

/// <summary>Somebody comes back from WeChat: signs in, binds, or is asked for the phone once.</summary>
internal sealed class WeChatReturn(AppDbContext db, WeChatDoor door, WeChatBindings bindings, SessionStarter sessions, SignInTicket ticket, CurrentUser user)
{
    /// <summary>The local address to go on to.</summary>
    public async Task<string> FinishAsync(string? code, string? state, CancellationToken cancellationToken)
    {
        var (begun, openId) = await door.FinishAsync(code, state, cancellationToken);
        if (begun.Binds is { } id) return await BindAsync(id, openId, cancellationToken);
        if (await bindings.FindAsync(openId, cancellationToken) is not { } account)
        {
            ticket.Keep(Tickets.CameByWeChat, openId);
            return Paths.WithReturn(AccountUrls.SignInByPhone, begun.Return);
        }
        // R-SEC-04: WeChat takes the place of the password, not of the second factor.
        if (account.Credential is { HasSecondFactor: true })
        {
            ticket.KeepForSecondFactor(account.Id, SignInMethod.WeChat);
            return Paths.WithReturn(AccountUrls.SecondFactor, begun.Return);
        }
        await sessions.StartAsync(account, SignInMethod.WeChat, false, cancellationToken);
        return Paths.LocalOrHome(begun.Return);
    }

    private async Task<string> BindAsync(Guid id, string openId, CancellationToken cancellationToken)
    {
        // Begun by one, finished by another on the same device: neither is bound.
        if (user.AccountId != id) throw new RefusedException(AccountsText.SignInTookTooLong);
        if (await bindings.FindAsync(openId, cancellationToken) is { } other && other.Id != id) throw new RefusedException(AccountsText.WeChatIsAnothers);
        await bindings.BindAsync(await db.Set<Account>().FoundAsync(id, cancellationToken), openId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return AccountUrls.WeChat;
    }
}
