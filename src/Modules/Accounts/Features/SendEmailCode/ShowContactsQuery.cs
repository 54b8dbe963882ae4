using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.SendEmailCode;

/// <summary>Where I can be reached beside the phone.</summary>
internal sealed record ShowContactsQuery;

/// <summary>Masked addresses: whoever looks over the shoulder reads none.</summary>
internal sealed record MyContacts(string? Email, string? PendingEmail, DateTimeOffset? WeChatSince);

internal sealed class ShowContactsHandler(AppDbContext db, CurrentUser user, ISealer sealer)
{
    public async Task<MyContacts> HandleAsync(ShowContactsQuery query, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().AsNoTracking().Include(account => account.Email).Include(account => account.WeChat)
            .FoundAsync(user.AccountId ?? throw new NotFoundException(), cancellationToken);
        return new(Shown(account.Email?.Address), Shown(account.Email?.Pending), account.WeChat?.BoundAt);
    }

    private string? Shown(SealedText? address) => sealer.OpenIfAny(EmailAddress.Field, address) is { } open ? Masked.Email(open) : null;
}
