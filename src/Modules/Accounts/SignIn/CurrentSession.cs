namespace Niangjia.Accounts;

/// <summary>What has to be done before anything else is open.</summary>
internal enum SessionStep
{
    None,
    ChangePassword,
    EnrolSecondFactor,
}

/// <summary>The session of this request, also while a step is due and <see cref="Kernel.Access.CurrentUser"/> is still nobody.</summary>
internal sealed class CurrentSession
{
    public Guid? SessionId { get; private set; }

    public Guid? AccountId { get; private set; }

    public string Name { get; private set; } = "";

    public string UnitPath { get; private set; } = Kernel.Scoping.UnitPath.Root;

    public SessionStep Step { get; private set; }

    /// <summary>Why the cookie sent with this request is good no more.</summary>
    public SessionEnd? Ended { get; private set; }

    public void Become(LoadedSession session, SessionStep step) =>
        (SessionId, AccountId, Name, UnitPath, Step) = (session.Id, session.AccountId, session.Name, session.UnitPath, step);

    /// <summary>A program of the account calls with a token: there is no session, but the log knows whose it is.</summary>
    public void BecomeProgram(Guid accountId, string name, string unitPath) => (AccountId, Name, UnitPath) = (accountId, name, unitPath);

    public void HasEnded(LoadedSession? session, SessionEnd why)
    {
        Ended = why;
        if (session is not null) (AccountId, Name, UnitPath) = (session.AccountId, session.Name, session.UnitPath);
    }

    public void Clear() => (SessionId, AccountId, Name, UnitPath) = (null, null, "", Kernel.Scoping.UnitPath.Root);
}

/// <summary>Session and account, read together.</summary>
internal sealed record LoadedSession(
    Guid Id, Guid AccountId, Guid? PersonId, string Name, string UnitPath, bool SecondFactor, DateTimeOffset StartedAt,
    DateTimeOffset SeenAt, DateTimeOffset? EndedAt, DateTimeOffset? LockedAt, bool HasPassword, bool MustChangePassword,
    DateTimeOffset? PasswordChangedAt, bool IsEnrolled);
