using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;

namespace Niangjia.Contracts.Accounts;

/// <summary>An account was made.</summary>
public sealed record AccountCreated(Guid AccountId, string Name, string? UserName, string UnitPath, Guid? PersonId) : IAboutPerson;

/// <summary>Data of an account changed.</summary>
public sealed record AccountChanged(Guid AccountId);

/// <summary>An account was tied to a person record.</summary>
public sealed record PersonLinked(Guid AccountId, Guid? PersonId) : IAboutPerson;

/// <summary>An account was closed for sign-in until it is unlocked.</summary>
public sealed record AccountLocked(Guid AccountId);

/// <summary>An account may be used again.</summary>
public sealed record AccountUnlocked(Guid AccountId);

/// <summary>The owner chose a new password.</summary>
public sealed record PasswordChanged(Guid AccountId);

/// <summary>An administrator gave the account a one-time password (R-SEC-05).</summary>
public sealed record PasswordReset(Guid AccountId);

/// <summary>The owner switched the second factor on (R-SEC-04).</summary>
public sealed record SecondFactorEnrolled(Guid AccountId);

/// <summary>The second factor was taken off, by the owner or by an administrator after loss of the phone.</summary>
public sealed record SecondFactorRemoved(Guid AccountId);

/// <summary>New recovery codes replaced the old ones.</summary>
public sealed record RecoveryCodesRenewed(Guid AccountId);

/// <summary>A recovery code was used in place of the phone.</summary>
public sealed record RecoveryCodeUsed(Guid AccountId, int Left);

/// <summary>A role was granted for a unit and everything below it.</summary>
public sealed record RoleGranted(Guid AccountId, Guid GrantId, Role Role, string UnitPath, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>A granted role ends at this time.</summary>
public sealed record RoleEnded(Guid AccountId, Guid GrantId, Role Role, string UnitPath, DateTimeOffset Until);

/// <summary>Somebody will be absent; the deputy holds the grants meanwhile.</summary>
public sealed record AbsenceEntered(Guid AccountId, Guid AbsenceId, DateTimeOffset From, DateTimeOffset Until, Guid DeputyId);

/// <summary>An absence was taken back or ended early.</summary>
public sealed record AbsenceEnded(Guid AccountId, Guid AbsenceId, DateTimeOffset Until);

/// <summary>A session was ended from another place.</summary>
public sealed record SessionRevoked(Guid AccountId, Guid SessionId);

/// <summary>A token for programs was made; the token itself is shown once and kept nowhere.</summary>
public sealed record TokenCreated(Guid TokenId, Guid AccountId, string Name, string Scopes, DateTimeOffset ExpiresAt);

/// <summary>A token is good no more.</summary>
public sealed record TokenRevoked(Guid TokenId, Guid AccountId);

/// <summary>Another provider of identities may sign this account in from now on.</summary>
public sealed record ProviderBound(Guid AccountId, string Provider);

/// <summary>It may not any more.</summary>
public sealed record ProviderUnbound(Guid AccountId, string Provider);

/// <summary>The owner proved an e-mail address.</summary>
public sealed record EmailConfirmed(Guid AccountId);

/// <summary>The owner took the e-mail address off.</summary>
public sealed record EmailRemoved(Guid AccountId);

/// <summary>A WeChat was bound: it signs in, and gets messages.</summary>
public sealed record WeChatBound(Guid AccountId);

/// <summary>A WeChat was unbound.</summary>
public sealed record WeChatUnbound(Guid AccountId);
