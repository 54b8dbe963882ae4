using System.Security.Cryptography;
using System.Text;
using Niangjia.Contracts.Interfaces;
using Niangjia.Kernel.Data;

namespace Niangjia.Interfaces.Domain;

/// <summary>The secret address of somebody's calendar: calendars cannot sign in, so whoever has the address may read. It holds numbers and dates only, and can be renewed.</summary>
internal sealed class CalendarFeed : Entity
{
    private CalendarFeed() => Hash = "";

    public Guid AccountId { get; private set; }

    /// <summary>SHA-256 of the secret.</summary>
    public string Hash { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Makes one, and tells its secret this once.</summary>
    public static (CalendarFeed Feed, string Secret) For(Guid accountId, DateTimeOffset now)
    {
        var secret = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var feed = new CalendarFeed { Id = Guid.CreateVersion7(now), AccountId = accountId, Hash = HashOf(secret), MadeAt = now };
        feed.Tell(new CalendarFeedMade(feed.Id, accountId));
        return (feed, secret);
    }

    public void End(DateTimeOffset now)
    {
        EndedAt = now;
        Tell(new CalendarFeedEnded(Id, AccountId));
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
