namespace Niangjia.Accounts;

/// <summary>
/// Failed tries for one door: a user name (whether or not it exists, so that a lock tells nothing), a second factor, a phone.
/// </summary>
internal sealed class Attempts
{
    /// <summary>Hash of the door's name.</summary>
    public required string Key { get; init; }

    /// <summary>Tries since <see cref="Since"/>, counted before they are judged.</summary>
    public int Count { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Locks in a row; each is twice as long as the one before (R-SEC-02).</summary>
    public int Locks { get; init; }
}
