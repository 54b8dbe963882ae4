using Niangjia.Accounts.WeChat;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;

namespace Niangjia.Accounts.Features.SignInByPhone;

/// <summary>The code that came to the phone.</summary>
internal sealed record SignInByPhoneCommand(string Code);

internal sealed class SignInByPhoneHandler(PhoneCodes codes, WorkerEntry entry, SessionStarter sessions, SignInTicket ticket, WeChatBindings bindings)
{
    public async Task HandleAsync(SignInByPhoneCommand command, CancellationToken cancellationToken)
    {
        var mobile = ticket.Find(Tickets.Phone) ?? throw new RefusedException(AccountsText.SignInTookTooLong);
        await codes.UseAsync(CodeAddress.Of(mobile), command.Code, AccessKind.SignIn, cancellationToken);
        var account = await entry.FindOrAddAsync(mobile, cancellationToken);
        // Whoever came by WeChat and has now shown the phone need not show it again.
        if (ticket.Find(Tickets.CameByWeChat) is { } openId && account.LockedAt is null) await bindings.BindAsync(account, openId, cancellationToken);
        await sessions.StartAsync(account, SignInMethod.PhoneCode, false, cancellationToken);
        ticket.Forget();
    }
}
