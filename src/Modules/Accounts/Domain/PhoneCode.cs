namespace Niangjia.Accounts;

/// <summary>A code sent to a phone or a mailbox. Holds neither the address nor the code.</summary>
internal sealed class PhoneCode
{
    public required Guid Id { get; init; }

    /// <summary>Blind index of the mobile or the e-mail address.</summary>
    public required string MobileIndex { get; init; }

    /// <summary>Keyed hash of id and code.</summary>
    public required string CodeHash { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public int WrongTries { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
