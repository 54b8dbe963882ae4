namespace Niangjia.Contracts.Accounts;

/// <summary>Where somebody can be reached, in full: for sending, and never shown.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Mobile">E.164: of a worker the mobile he signs in with, of staff the work phone if it is a mobile; or null.</param>
/// <param name="Email">A confirmed address, or null.</param>
/// <param name="WeChat">How the official account of the platform knows the person (openid), or null.</param>
public sealed record Contact(Guid AccountId, string? Mobile, string? Email, string? WeChat);

/// <summary>How people can be reached. Locked accounts cannot.</summary>
public interface IContacts
{
    /// <summary>The contacts of accounts, as far as they are known.</summary>
    Task<IReadOnlyDictionary<Guid, Contact>> OfAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken);

    /// <summary>The accounts of the workers who sign in with these mobiles (E.164), by mobile.</summary>
    Task<IReadOnlyDictionary<string, Guid>> HoldersOfAsync(IReadOnlyCollection<string> mobiles, CancellationToken cancellationToken);
}
