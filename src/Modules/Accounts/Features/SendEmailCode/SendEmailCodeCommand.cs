using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.SendEmailCode;

/// <summary>Sends a code to an address that is to be one's own.</summary>
internal sealed record SendEmailCodeCommand(string Email);

internal sealed class SendEmailCodeHandler(AppDbContext db, CurrentUser user, ISealer sealer, PhoneCodes codes, CodePost post)
{
    public const int EmailLength = 254;

    public async Task HandleAsync(SendEmailCodeCommand command, CancellationToken cancellationToken)
    {
        if (!user.IsStaff) throw new NotFoundException();
        var typed = TypedText.Compact(command.Email);
        if (typed.Length > EmailLength || !MailAddress.TryCreate(typed, out var address) || address.Address != typed || !typed.All(char.IsAscii) || !address.Host.Contains('.', StringComparison.Ordinal))
            throw new RefusedException(AccountsText.NotAnEmail, field: nameof(command.Email));
        var account = await db.Set<Account>().Include(account => account.Email).FoundAsync(user.AccountId!.Value, cancellationToken);
        account.ProposeEmail(sealer.Seal(EmailAddress.Field, typed));
        await post.SendAsync(await codes.IssueAsync(CodeAddress.OfEmail(typed), cancellationToken), MessageWays.Email, typed, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
