using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.UnbindProvider;

/// <summary>From now on nobody comes into my account by this provider.</summary>
internal sealed record UnbindProviderCommand(string Provider);

internal sealed class UnbindProviderHandler(AppDbContext db, CurrentUser user)
{
    public async Task HandleAsync(UnbindProviderCommand command, CancellationToken cancellationToken)
    {
        var id = user.AccountId ?? throw new NotFoundException();
        var account = await db.Set<Account>().Include(account => account.Providers).FoundAsync(id, cancellationToken);
        account.Unbind(command.Provider);
        await db.SaveChangesAsync(cancellationToken);
    }
}
