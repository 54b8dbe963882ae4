using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.SendPhoneCode;

/// <summary>Sends a sign-in code to any phone. The answer is the same whether or not the phone is known here.</summary>
internal sealed record SendPhoneCodeCommand(string Mobile);

internal sealed class SendPhoneCodeHandler(PhoneCodes codes, IMessageChannel channel, SignInTicket ticket, SecuritySettings settings)
{
    public async Task HandleAsync(SendPhoneCodeCommand command, CancellationToken cancellationToken)
    {
        if (!Mobile.TryParse(command.Mobile, out var mobile)) throw new RefusedException(AccountsText.NotAMobile, "R-COD-05", nameof(command.Mobile));
        var code = await codes.IssueAsync(mobile, cancellationToken);
        ticket.Keep(Tickets.Phone, mobile.E164);
        await channel.SendAsync(mobile.E164, string.Format(AccountsText.CodeMessage, code, (int)settings.CodeLifetime.TotalMinutes), cancellationToken);
    }
}
