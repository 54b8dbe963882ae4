using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>
/// What ASP.NET Core Identity needs to hash and check passwords on our context. It never saves: the command that asked does,
/// in its one transaction with the journal.
/// </summary>
internal sealed class AccountStore(AppDbContext db) : IUserPasswordStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    // User names are made lower case by the account itself and do not change.
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        db.Add(user);
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromException<IdentityResult>(new NotSupportedException("Accounts are locked, never deleted."));

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(userId);
        return db.Set<Account>().Include(account => account.Credential).SingleOrDefaultAsync(account => account.Id == id, cancellationToken);
    }

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Set<Account>().Include(account => account.Credential).SingleOrDefaultAsync(account => account.UserName == normalizedUserName, cancellationToken);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Credential!.SetHash(passwordHash);
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Credential?.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Credential?.PasswordHash is not null);

    public void Dispose()
    {
        // The context belongs to the request.
    }
}

/// <summary>User names are compared in lower case.</summary>
internal sealed class UserNames : ILookupNormalizer
{
    public string? NormalizeName(string? name) => Normal(name);

    public string? NormalizeEmail(string? email) => email;

    public static string? Normal(string? name) => name is null ? null : Kernel.Values.TypedText.Compact(name).ToLowerInvariant();
}
