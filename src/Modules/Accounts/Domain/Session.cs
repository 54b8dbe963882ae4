namespace Niangjia.Accounts;

/// <summary>How somebody signed in.</summary>
internal enum SignInMethod
{
    Password,
    PhoneCode,
    WeChat,
    Provider,
}

/// <summary>Why a session ended.</summary>
internal enum SessionEnd
{
    SignedOut,
    Revoked,
    Idle,
    Expired,
    PasswordChanged,
    AccountLocked,
}

/// <summary>One browser signed in. The cookie holds nothing but its id.</summary>
internal sealed class Session
{
    private Session()
    {
    }

    public Session(Guid id, Guid accountId, SignInMethod method, bool secondFactor, string? ip, string? userAgent, DateTimeOffset now)
    {
        (Id, AccountId, Method, SecondFactor, Ip, UserAgent) = (id, accountId, method, secondFactor, ip, userAgent);
        (StartedAt, SeenAt) = (now, now);
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public SignInMethod Method { get; private set; }

    /// <summary>Whether a second factor was shown in this session.</summary>
    public bool SecondFactor { get; private set; }

    public string? Ip { get; private set; }

    public string? UserAgent { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Last request, exact to a minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? End { get; private set; }

    /// <summary>The second factor was enrolled in this session.</summary>
    public void ShowSecondFactor() => SecondFactor = true;
}
