using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Providers;

/// <summary>Somebody comes back from another provider: signs in, binds, or is asked for the password once.</summary>
internal sealed class ProviderReturn(AppDbContext db, ProviderBindings bindings, SessionStarter sessions, SignInTicket ticket, AccessLog log, CurrentUser user)
{
    /// <summary>Reasons in the address of the sign-in.</summary>
    public const string Failed = "ProviderFailed", Unknown = "ProviderUnknown";

    private const int LongestSubject = 255; // OpenID Connect Core §2

    /// <summary>The local address to go on to.</summary>
    public async Task<string> FinishAsync(ProviderSettings provider, ClaimsIdentity? who, Guid? binds, string? returnUrl, CancellationToken cancellationToken)
    {
        if (who?.FindFirst("sub")?.Value is not { Length: > 0 and <= LongestSubject } subject) return await FailedAsync(provider, cancellationToken);
        if (binds is { } id) return await BindAsync(provider, subject, id, cancellationToken);
        var account = await bindings.FindAsync(provider.Name, subject, cancellationToken) ?? await ByNameAsync(provider, who, subject, cancellationToken);
        if (account is null)
        {
            await log.RecordUnknownAsync(AccessKind.SignIn, provider.Title, Unknown, cancellationToken);
            bindings.Keep(provider.Name, subject);
            return $"{Paths.WithReturn(AccountUrls.SignIn, returnUrl)}{(Paths.WithReturn("", returnUrl).Length > 0 ? '&' : '?')}why={Unknown}";
        }
        // R-SEC-04: the provider takes the place of the password; of the second factor only where it is trusted to have asked for one.
        var shown = provider.TrustSecondFactor && who.FindAll("amr").Any(claim => claim.Value is "mfa" or "otp" or "hwk");
        if (account.Credential is { HasSecondFactor: true } && !shown)
        {
            ticket.KeepForSecondFactor(account.Id, SignInMethod.Provider);
            await db.SaveChangesAsync(cancellationToken);
            return Paths.WithReturn(AccountUrls.SecondFactor, returnUrl);
        }
        await sessions.StartAsync(account, SignInMethod.Provider, shown, cancellationToken);
        return Paths.LocalOrHome(returnUrl);
    }

    /// <summary>It was refused there, or came to nothing; the local address to go on to.</summary>
    public async Task<string> FailedAsync(ProviderSettings provider, CancellationToken cancellationToken)
    {
        await log.RecordUnknownAsync(AccessKind.SignIn, provider.Title, Failed, cancellationToken);
        return $"{AccountUrls.SignIn}?why={Failed}";
    }

    private async Task<Account?> ByNameAsync(ProviderSettings provider, ClaimsIdentity who, string subject, CancellationToken cancellationToken)
    {
        if (provider.UserNameClaim is not { } claim || who.FindFirst(claim)?.Value is not { Length: > 0 } told) return null;
        var name = UserNames.Normal(told);
        var account = await db.Set<Account>().Include(one => one.Credential).Include(one => one.Providers).SingleOrDefaultAsync(one => one.UserName == name, cancellationToken);
        // Names are given anew, subjects are not: somebody else of that name shows the password.
        if (account?.Providers.Any(one => one.Provider == provider.Name) == true) return null;
        if (account is { LockedAt: null }) await bindings.BindAsync(account, provider.Name, subject, cancellationToken);
        return account;
    }

    private async Task<string> BindAsync(ProviderSettings provider, string subject, Guid id, CancellationToken cancellationToken)
    {
        // Begun by one, finished by another on the same device: neither is bound. Nor is what belongs to somebody else taken away.
        var other = await bindings.FindAsync(provider.Name, subject, cancellationToken);
        if (user.AccountId != id || (other is not null && other.Id != id)) return $"{AccountUrls.Providers}?why={Failed}";
        await bindings.BindAsync(await db.Set<Account>().FoundAsync(id, cancellationToken), provider.Name, subject, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return AccountUrls.Providers;
    }
}
