using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts.WeChat;

/// <summary>Which account a WeChat belongs to.</summary>
internal sealed class WeChatBindings(AppDbContext db, ISealer sealer, TimeProvider clock)
{
    /// <summary>The account with what its sign-in needs, or null.</summary>
    public Task<Account?> FindAsync(string openId, CancellationToken cancellationToken)
    {
        var index = sealer.BlindIndex(WeChatBinding.Field, openId);
        return db.Set<Account>().Include(account => account.Credential).Include(account => account.WeChat).SingleOrDefaultAsync(account => account.WeChat!.OpenIdIndex == index, cancellationToken);
    }

    /// <summary>Binds; an account to which this WeChat belonged before lets it go, since one WeChat is one person. The caller saves.</summary>
    public async Task BindAsync(Account account, string openId, CancellationToken cancellationToken)
    {
        var before = await FindAsync(openId, cancellationToken);
        if (before?.Id == account.Id) return;
        before?.UnbindWeChat();
        if (db.Entry(account).State != EntityState.Added) await db.Entry(account).Reference(one => one.WeChat).LoadAsync(cancellationToken);
        account.BindWeChat(sealer.BlindIndex(WeChatBinding.Field, openId), sealer.Seal(WeChatBinding.Field, openId), clock.GetUtcNow());
    }
}
