using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.UnbindWeChat;

/// <summary>Unbinds one's WeChat: it neither signs in nor gets messages any more.</summary>
internal sealed record UnbindWeChatCommand;

internal sealed class UnbindWeChatHandler(AppDbContext db, CurrentUser user)
{
    public async Task HandleAsync(UnbindWeChatCommand command, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().Include(account => account.WeChat).FoundAsync(user.AccountId ?? throw new NotFoundException(), cancellationToken);
        account.UnbindWeChat();
        await db.SaveChangesAsync(cancellationToken);
    }
}
