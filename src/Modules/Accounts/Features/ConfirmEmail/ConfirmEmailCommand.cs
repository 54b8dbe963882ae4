using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts.Features.ConfirmEmail;

/// <summary>The code that came by e-mail.</summary>
internal sealed record ConfirmEmailCommand(string Code);

internal sealed class ConfirmEmailHandler(AppDbContext db, CurrentUser user, ISealer sealer, PhoneCodes codes, TimeProvider clock)
{
    public async Task HandleAsync(ConfirmEmailCommand command, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().Include(account => account.Email).FoundAsync(user.AccountId ?? throw new NotFoundException(), cancellationToken);
        if (sealer.OpenIfAny(EmailAddress.Field, account.Email?.Pending) is { } pending) await codes.UseAsync(CodeAddress.OfEmail(pending), command.Code, AccessKind.PhoneCode, cancellationToken);
        account.ConfirmEmail(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
