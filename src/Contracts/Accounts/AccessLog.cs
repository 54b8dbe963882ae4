namespace Niangjia.Contracts.Accounts;

/// <summary>Kinds of entries of the access log (R-SEC-07).</summary>
public enum AccessKind
{
    /// <summary>Sign-in, done or refused.</summary>
    SignIn,
    /// <summary>Second factor, right or wrong.</summary>
    SecondFactor,
    /// <summary>A code was sent to a phone, or not.</summary>
    PhoneCode,
    /// <summary>Sign-out by the user.</summary>
    SignOut,
    /// <summary>A session ended by time or was revoked.</summary>
    SessionEnded,
    /// <summary>A known user asked for something that is not theirs.</summary>
    Denied,
    /// <summary>Sealed personal data was shown in full.</summary>
    SensitiveLook,
    /// <summary>Data left the platform as a file.</summary>
    Export,
}

/// <summary>Writes the access log. Each entry is written at once, in a transaction of its own: it stays when the work is rolled back.</summary>
public interface IAccessLog
{
    /// <summary>Records something the current user did or tried.</summary>
    /// <param name="kind">What.</param>
    /// <param name="success">Whether it was allowed and done.</param>
    /// <param name="target">About what: an address, an id, the name of an export; never sealed data. Cut at 200 characters.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task RecordAsync(AccessKind kind, bool success, string? target, CancellationToken cancellationToken);
}
