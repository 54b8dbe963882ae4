using System.Security.Cryptography;
using System.Text;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>The key of a program to the API. Only its fingerprint is kept; what it opens is never more than what its owner may, and within that its scopes.</summary>
internal sealed class ApiToken : Entity, IScoped
{
    public const string Prefix = "nj_";
    public const int NameLength = 60;
    public const int ScopesLength = 1000;
    private const int SecretBytes = 32;

    private ApiToken() => (UnitPath, Name, Hash, Hint, Scopes) = ("", "", "", "", "");

    public Guid AccountId { get; private set; }

    /// <summary>Unit of the owner.</summary>
    public string UnitPath { get; private set; }

    /// <summary>What it is for, in the owner's words.</summary>
    public string Name { get; private set; }

    /// <summary>SHA-256: there is nothing to guess in 256 random bits, so a slow hash would only slow down each call.</summary>
    public string Hash { get; private set; }

    /// <summary>Its last characters, by which the owner knows it again.</summary>
    public string Hint { get; private set; }

    /// <summary>Words with a blank between.</summary>
    public string Scopes { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Last call, exact to a minute; set beside the journal.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    /// <summary>Makes one, and tells the token itself this once.</summary>
    public static (ApiToken Token, string Secret) For(Account account, string name, IReadOnlyList<string> scopes, DateTimeOffset until, DateTimeOffset now)
    {
        var secret = Prefix + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var token = new ApiToken
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            UnitPath = account.UnitPath,
            Name = name,
            Hash = HashOf(secret),
            Hint = secret[^4..],
            Scopes = string.Join(' ', scopes),
            CreatedAt = now,
            ExpiresAt = until,
        };
        token.Tell(new TokenCreated(token.Id, account.Id, name, token.Scopes, until));
        return (token, secret);
    }

    public void Revoke(DateTimeOffset now)
    {
        if (!IsGoodAt(now)) throw new RefusedException(AccountsText.TokenHasEnded);
        RevokedAt = now;
        Tell(new TokenRevoked(Id, AccountId));
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
