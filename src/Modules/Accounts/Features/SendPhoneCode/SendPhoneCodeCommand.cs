using Niangjia.Contracts.Notices;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.SendPhoneCode;

/// <summary>Sends a sign-in code to any phone. The answer is the same whether or not the phone is known here.</summary>
internal sealed record SendPhoneCodeCommand(string Mobile);

internal sealed class SendPhoneCodeHandler(AppDbContext db, PhoneCodes codes, CodePost post, SignInTicket ticket)
{
    public async Task HandleAsync(SendPhoneCodeCommand command, CancellationToken cancellationToken)
    {
        if (!Mobile.TryParse(command.Mobile, out var mobile)) throw new RefusedException(AccountsText.NotAMobile, "R-COD-05", nameof(command.Mobile));
        var code = await codes.IssueAsync(CodeAddress.Of(mobile), cancellationToken);
        await post.SendAsync(code, MessageWays.ShortMessage, mobile.E164, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        ticket.Keep(Tickets.Phone, mobile.E164);
    }
}
