using Niangjia.Kernel;

namespace Niangjia.Accounts.Features.SignInByPhone;

/// <summary>The code that came to the phone.</summary>
internal sealed record SignInByPhoneCommand(string Code);

internal sealed class SignInByPhoneHandler(PhoneCodes codes, WorkerEntry entry, SessionStarter sessions, SignInTicket ticket)
{
    public async Task HandleAsync(SignInByPhoneCommand command, CancellationToken cancellationToken)
    {
        var mobile = ticket.Find(Tickets.Phone) ?? throw new RefusedException(AccountsText.SignInTookTooLong);
        await codes.UseAsync(mobile, command.Code, cancellationToken);
        var account = await entry.FindOrAddAsync(mobile, cancellationToken);
        await sessions.StartAsync(account, SignInMethod.PhoneCode, false, cancellationToken);
        ticket.Forget();
    }
}
