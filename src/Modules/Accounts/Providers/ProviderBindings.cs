using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts.Providers;

/// <summary>Which account somebody of another provider is.</summary>
internal sealed class ProviderBindings(AppDbContext db, ISealer sealer, SignInTicket ticket, TimeProvider clock)
{
    /// <summary>The account with what its sign-in needs, or null.</summary>
    public async Task<Account?> FindAsync(string provider, string subject, CancellationToken cancellationToken)
    {
        var index = sealer.BlindIndex(ProviderBinding.Field, subject);
        return await db.Set<Account>().Include(account => account.Credential).Include(account => account.Providers)
            .SingleOrDefaultAsync(account => account.Providers.Any(one => one.Provider == provider && one.SubjectIndex == index), cancellationToken);
    }

    /// <summary>Binds; the caller saves.</summary>
    public async Task BindAsync(Account account, string provider, string subject, CancellationToken cancellationToken)
    {
        // One person there is one account here.
        if (await FindAsync(provider, subject, cancellationToken) is { } before)
        {
            if (before.Id == account.Id) return;
            before.Unbind(provider);
        }
        await db.Entry(account).Collection(one => one.Providers).LoadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        account.Bind(new(Guid.CreateVersion7(now), account.Id, provider, sealer.BlindIndex(ProviderBinding.Field, subject), sealer.Seal(ProviderBinding.Field, subject), now));
    }

    /// <summary>Remembers who came until he has signed in with his password.</summary>
    public void Keep(string provider, string subject) => ticket.Keep(Tickets.CameByProvider, $"{provider} {subject}");

    /// <summary>Binds whoever came by a provider a moment ago and has now shown the password; the caller saves.</summary>
    public async Task TakeKeptAsync(Account account, CancellationToken cancellationToken)
    {
        if (ticket.Find(Tickets.CameByProvider)?.Split(' ', 2) is not [var provider, var subject]) return;
        // Two people at one computer: what belongs to somebody is not given to the next.
        if (await FindAsync(provider, subject, cancellationToken) is { } other && other.Id != account.Id) return;
        await BindAsync(account, provider, subject, cancellationToken);
    }
}
