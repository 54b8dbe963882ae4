using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts;

/// <summary>
/// One who can sign in: staff with user name and password, or a worker known by a phone. Grants and absences are parts of the
/// account, so that two administrators who change one account at the same time cannot together break a rule (R-SEC-06).
/// </summary>
internal sealed partial class Account : Entity, IScoped
{
    public const int NameLength = 50;
    public const int UserNameLength = 40;

    private readonly List<RoleGrant> _grants = [];
    private readonly List<Absence> _absences = [];

    private Account() => (Name, UnitPath) = ("", "");

    /// <summary>Staff with user name and password.</summary>
    public Account(Guid id, string userName, string name, string unitPath, string? workPhone, Guid? personId, DateTimeOffset now)
    {
        (Id, UserName, Name, UnitPath, WorkPhone, CreatedAt) = (id, userName, name, unitPath, workPhone, now);
        (PersonId, LinkedPersonId) = (personId, personId);
        Credential = new(id);
        Tell(new AccountCreated(id, name, userName, unitPath, personId));
    }

    /// <summary>A worker who signs in by phone; belongs to no unit until the person does.</summary>
    public static Account OfWorker(Guid id, string mobileIndex, SealedText mobile, string name, Guid? personId, DateTimeOffset now)
    {
        var account = new Account
        {
            Id = id,
            Name = name,
            UnitPath = Kernel.Scoping.UnitPath.Root,
            MobileIndex = mobileIndex,
            Mobile = mobile,
            PersonId = personId,
            LinkedPersonId = personId,
            CreatedAt = now,
        };
        account.Tell(new AccountCreated(id, name, null, account.UnitPath, personId));
        account._grants.Add(new(Guid.CreateVersion7(now), id, Role.Worker, Kernel.Scoping.UnitPath.Root, now, null, null));
        return account;
    }

    /// <summary>A program of ours or of a partner: no password and no phone, only tokens. It holds roles like anybody else.</summary>
    public static Account OfService(Guid id, string name, string unitPath, DateTimeOffset now)
    {
        var account = new Account { Id = id, Name = name, UnitPath = unitPath, IsService = true, CreatedAt = now };
        account.Tell(new AccountCreated(id, name, null, unitPath, null));
        return account;
    }

    /// <summary>Whether a program and no person comes with it.</summary>
    public bool IsService { get; private set; }

    /// <summary>Name typed at sign-in, lower case; null for workers and services.</summary>
    public string? UserName { get; private set; }

    /// <summary>Name shown to others.</summary>
    public string Name { get; private set; }

    /// <summary>Unit the account belongs to; who manages accounts there manages this one.</summary>
    public string UnitPath { get; private set; }

    /// <summary>The person record, if known.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Number a worker may call; public.</summary>
    public string? WorkPhone { get; private set; }

    /// <summary>The person record first tied to the account, before any merge.</summary>
    public Guid? LinkedPersonId { get; private set; }

    /// <summary>Blind index of the mobile a worker signs in with.</summary>
    public string? MobileIndex { get; private set; }

    /// <summary>That mobile, sealed, to fill in the worker's own forms.</summary>
    public SealedText? Mobile { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Set beside the journal: the access log holds each sign-in.</summary>
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Closed for sign-in since then.</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>Last unlocked then: the days without sign-in count anew (R-SEC-05).</summary>
    public DateTimeOffset? UnlockedAt { get; private set; }

    public Credential? Credential { get; private set; }

    public IReadOnlyList<RoleGrant> Grants => _grants;

    public IReadOnlyList<Absence> Absences => _absences;

    public void Change(string name, string? workPhone)
    {
        if ((name, workPhone) == (Name, WorkPhone)) return;
        (Name, WorkPhone) = (name, workPhone);
        Tell(new AccountChanged(Id));
    }

    public void Link(Guid personId)
    {
        if (PersonId == personId) return;
        (PersonId, LinkedPersonId) = (personId, personId);
        Tell(new PersonLinked(Id, personId));
    }

    /// <summary>The person record was merged into another, or taken out of it again.</summary>
    public void FollowMerge(Guid personId)
    {
        PersonId = personId;
        Tell(new PersonLinked(Id, personId));
    }

    public void Lock(string reason, DateTimeOffset now)
    {
        if (LockedAt is not null) throw new RefusedException(AccountsText.AlreadyLocked);
        LockedAt = now;
        Tell(new AccountLocked(Id), reason);
    }

    public void Unlock(string reason, DateTimeOffset now)
    {
        (LockedAt, UnlockedAt) = (null, now);
        Tell(new AccountUnlocked(Id), reason);
    }

    /// <summary>The hash was already set by Identity; this says why, and what follows from it.</summary>
    public void PasswordSet(bool byOwner, DateTimeOffset now)
    {
        Known.PasswordSet(mustChange: !byOwner, now);
        Tell(byOwner ? new PasswordChanged(Id) : new PasswordReset(Id));
    }

    public void EnrolSecondFactor(SealedText sealedKey, IEnumerable<string> codeHashes, long step, DateTimeOffset now)
    {
        Known.Enrol(sealedKey, codeHashes, step, now);
        Tell(new SecondFactorEnrolled(Id));
    }

    public void RemoveSecondFactor(string? reason)
    {
        if (!Known.HasSecondFactor) throw new RefusedException(AccountsText.NoSecondFactor);
        Known.RemoveSecondFactor();
        Tell(new SecondFactorRemoved(Id), reason);
    }

    public void RenewRecoveryCodes(IEnumerable<string> codeHashes)
    {
        if (!Known.HasSecondFactor) throw new RefusedException(AccountsText.NoSecondFactor);
        Known.RenewRecoveryCodes(codeHashes);
        Tell(new RecoveryCodesRenewed(Id));
    }

    /// <summary>Whether it was one of the unused codes; it is used up then.</summary>
    public bool UseRecoveryCode(string hash)
    {
        if (!Known.UseRecoveryCode(hash)) return false;
        Tell(new RecoveryCodeUsed(Id, Known.RecoveryCodes.Count));
        return true;
    }

    public void TellRevoked(Guid sessionId) => Tell(new SessionRevoked(Id, sessionId));

    /// <summary>Grants a role. Nobody grants to himself, and nobody is two of the three administrators (R-SEC-06).</summary>
    public RoleGrant Grant(Role role, string unitPath, DateTimeOffset from, DateTimeOffset? until, Guid? grantedBy, string? reason, DateTimeOffset now)
    {
        if (grantedBy == Id) throw new RefusedException(AccountsText.NobodyGrantsToHimself, "R-SEC-06");
        if (until <= from || until <= now) throw new RefusedException(AccountsText.EndAfterBegin, field: "Until");
        var same = _grants.Where(grant => grant.Role == role && grant.UnitPath == unitPath && grant.Overlaps(from, until));
        if (same.Any()) throw new RefusedException(AccountsText.AlreadyGranted, field: "Role");
        if (Roles.Administrators.Contains(role))
        {
            if (UserName is null) throw new RefusedException(AccountsText.AdministratorNeedsPassword, "R-SEC-01", "Role");
            var other = _grants.Any(grant => grant.Role != role && Roles.Administrators.Contains(grant.Role) && grant.Overlaps(from, until));
            if (other) throw new RefusedException(AccountsText.ThreeAdministrators, "R-SEC-06", "Role");
        }
        var granted = new RoleGrant(Guid.CreateVersion7(now), Id, role, unitPath, from, until, grantedBy);
        _grants.Add(granted);
        Tell(new RoleGranted(Id, granted.Id, role, unitPath, from, until), reason);
        return granted;
    }

    /// <summary>Ends a grant now or later; the past is not rewritten.</summary>
    public void EndGrant(Guid grantId, DateTimeOffset until, Guid? endedBy, string reason, DateTimeOffset now)
    {
        var grant = _grants.Find(grant => grant.Id == grantId) ?? throw new NotFoundException();
        if (endedBy == Id) throw new RefusedException(AccountsText.NobodyGrantsToHimself, "R-SEC-06");
        if (grant.Until <= now) throw new RefusedException(AccountsText.GrantHasEnded);
        grant.End(until < now ? now : until, endedBy);
        Tell(new RoleEnded(Id, grant.Id, grant.Role, grant.UnitPath, grant.Until!.Value), reason);
    }

    public Absence BeAbsent(DateTimeOffset from, DateTimeOffset until, Guid deputyId, DateTimeOffset now)
    {
        if (deputyId == Id) throw new RefusedException(AccountsText.DeputyIsAnother, field: "Deputy");
        if (until <= from || until <= now) throw new RefusedException(AccountsText.EndAfterBegin, field: "Until");
        if (_absences.Any(absence => absence.From < until && from < absence.Until))
            throw new RefusedException(AccountsText.AbsencesOverlap, field: "From");
        var absence = new Absence(Guid.CreateVersion7(now), Id, from, until, deputyId);
        _absences.Add(absence);
        Tell(new AbsenceEntered(Id, absence.Id, from, until, deputyId));
        return absence;
    }

    public void EndAbsence(Guid absenceId, DateTimeOffset now)
    {
        var absence = _absences.Find(absence => absence.Id == absenceId) ?? throw new NotFoundException();
        if (absence.Until <= now) throw new RefusedException(AccountsText.AbsenceHasEnded);
        absence.End(now);
        Tell(new AbsenceEnded(Id, absence.Id, absence.Until));
    }

    private Credential Known => Credential ?? throw new RefusedException(AccountsText.NoPassword);
}
