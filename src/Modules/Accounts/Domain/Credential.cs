using Niangjia.Kernel.Sealing;

namespace Niangjia.Accounts;

/// <summary>
/// What proves who somebody is. Apart from the account, so that hashes and keys are read only where they are needed and never
/// appear among the changes in the journal.
/// </summary>
internal sealed class Credential
{
    /// <summary>The most that <c>security.password.history</c> can ask for (R-SEC-01).</summary>
    private const int Remembered = 24;

    private Credential()
    {
    }

    internal Credential(Guid accountId) => AccountId = accountId;

    public Guid AccountId { get; private set; }

    public string? PasswordHash { get; private set; }

    public DateTimeOffset? PasswordChangedAt { get; private set; }

    /// <summary>R-SEC-05: a password that somebody else knows opens only the page that changes it.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Hashes of the passwords before, newest first.</summary>
    public IReadOnlyList<string> FormerHashes { get; private set; } = [];

    /// <summary>Key of the authenticator app, sealed.</summary>
    public SealedText? SecondFactorKey { get; private set; }

    public DateTimeOffset? SecondFactorSince { get; private set; }

    /// <summary>The 30-second step of the last code used: no code counts twice. Raised in SQL, where two requests at once meet.</summary>
    public long SecondFactorStep { get; private set; }

    /// <summary>Hashes of the recovery codes not yet used.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public bool HasSecondFactor => SecondFactorKey is not null;

    // Identity takes a password off before it puts another on; an upgrade of the hash sets one over the other and is no new password.
    internal void SetHash(string? hash)
    {
        if (PasswordHash is not null && hash is null) FormerHashes = [.. FormerHashes.Prepend(PasswordHash).Take(Remembered)];
        PasswordHash = hash;
    }

    internal void PasswordSet(bool mustChange, DateTimeOffset now) => (MustChangePassword, PasswordChangedAt) = (mustChange, now);

    internal void Enrol(SealedText sealedKey, IEnumerable<string> codeHashes, long step, DateTimeOffset now)
    {
        (SecondFactorKey, SecondFactorSince, SecondFactorStep) = (sealedKey, now, step);
        RecoveryCodes = [.. codeHashes];
    }

    internal void RemoveSecondFactor()
    {
        (SecondFactorKey, SecondFactorSince) = (null, null);
        RecoveryCodes = [];
    }

    internal void RenewRecoveryCodes(IEnumerable<string> codeHashes) => RecoveryCodes = [.. codeHashes];

    internal bool UseRecoveryCode(string hash)
    {
        if (!RecoveryCodes.Contains(hash)) return false;
        RecoveryCodes = [.. RecoveryCodes.Where(code => code != hash)];
        return true;
    }
}
