using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>Decides whether the session of a cookie is still good, and who the user is; without a query when it did so a moment ago.</summary>
internal sealed class SessionLoader(
    AppDbContext db, CurrentUser user, CurrentSession current, SecurityParameters security, SecuritySettings settings, AccessMemory memory, SessionEnds ends, TimeProvider clock)
{
    /// <summary>Sets <see cref="CurrentSession"/> and, when no step is due, <see cref="CurrentUser"/>; false when the session has ended.</summary>
    public async Task<bool> LoadAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await memory.GetAsync(sessionId, () => ReadAsync(sessionId, now, cancellationToken));
        var (session, grants) = (known?.Session, known?.Grants.At(now) ?? []);
        var staff = grants.Any(grant => grant.Role != Role.Worker);
        var rules = await security.InForceAsync(cancellationToken);
        if (Ended(session, known?.Seen.At, staff, rules, now) is { } why)
        {
            if (session is { EndedAt: null }) await ends.EndAsync(row => row.Id == sessionId, why, cancellationToken);
            current.HasEnded(session is { EndedAt: null } ? session : null, why);
            return false;
        }
        if (known!.Seen.IsOver(now))
        {
            await db.Set<Session>().Where(row => row.Id == sessionId)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.SeenAt, now), cancellationToken);
        }
        var step = StepOf(session!, grants, staff && now - session!.PasswordChangedAt >= rules.StaffPasswordAge);
        current.Become(session!, step);
        if (step == SessionStep.None) user.Become(session!.AccountId, session.PersonId, session.Id, session.Name, grants);
        return true;
    }

    private async Task<KnownSession?> ReadAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) is { } session
        ? new(session, new(session.SeenAt), await GrantsInForce.OfAsync(db, session.AccountId, now, cancellationToken)) : null;

    private Task<LoadedSession?> FindAsync(Guid id, CancellationToken cancellationToken) => (
        from session in db.Set<Session>().AsNoTracking()
        join account in db.Set<Account>() on session.AccountId equals account.Id
        where session.Id == id
        select new LoadedSession(
            session.Id, account.Id, account.PersonId, account.Name, account.UnitPath, session.SecondFactor, session.StartedAt,
            session.SeenAt, session.EndedAt, account.LockedAt, account.Credential != null,
            account.Credential != null && account.Credential.MustChangePassword,
            account.Credential != null ? account.Credential.PasswordChangedAt : null,
            account.Credential != null && account.Credential.SecondFactorSince != null))
        .SingleOrDefaultAsync(cancellationToken);

    // R-SEC-02: idle and absolute limits.
    private static SessionEnd? Ended(LoadedSession? session, DateTimeOffset? seenAt, bool staff, SecurityRules rules, DateTimeOffset now) => session switch
    {
        null or { EndedAt: not null } => SessionEnd.Revoked,
        { LockedAt: not null } => SessionEnd.AccountLocked,
        // Begun before the second factor was switched on elsewhere.
        { IsEnrolled: true, SecondFactor: false } => SessionEnd.Revoked,
        _ when now - session.StartedAt >= rules.LongestSession => SessionEnd.Expired,
        _ when now - seenAt >= (staff ? rules.IdleStaff : rules.IdleWorker) => SessionEnd.Idle,
        _ => null,
    };

    private SessionStep StepOf(LoadedSession session, IReadOnlyList<Grant> grants, bool passwordIsOld)
    {
        if (!session.HasPassword) return SessionStep.None;
        if (session.MustChangePassword || passwordIsOld) return SessionStep.ChangePassword;
        var needed = !session.SecondFactor && settings.NeedsSecondFactor(grants.Select(grant => grant.Role));
        return needed && !session.IsEnrolled ? SessionStep.EnrolSecondFactor : SessionStep.None;
    }

    private sealed record KnownSession(LoadedSession Session, LastSeen Seen, HeldGrants Grants);
}
