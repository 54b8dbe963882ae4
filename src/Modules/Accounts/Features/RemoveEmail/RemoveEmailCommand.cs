using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.RemoveEmail;

/// <summary>Takes one's e-mail address off.</summary>
internal sealed record RemoveEmailCommand;

internal sealed class RemoveEmailHandler(AppDbContext db, CurrentUser user)
{
    public async Task HandleAsync(RemoveEmailCommand command, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().Include(account => account.Email).FoundAsync(user.AccountId ?? throw new NotFoundException(), cancellationToken);
        account.RemoveEmail();
        await db.SaveChangesAsync(cancellationToken);
    }
}
