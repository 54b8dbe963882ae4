using Niangjia.Kernel.Access;

namespace Niangjia.Accounts;

/// <summary>
/// The numbers of R-SEC-01/02/04/05/09 as settings of section <c>Accounts</c>. A deployment may make them stricter.
/// </summary>
internal sealed record SecurityRules
{
    public int FailuresAllowed { get; init; } = 5;

    public TimeSpan FailureWindow { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The first lock; each further one is twice as long.</summary>
    public TimeSpan FirstLock { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan LongestLock { get; init; } = TimeSpan.FromDays(1);

    public TimeSpan IdleStaff { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan IdleWorker { get; init; } = TimeSpan.FromMinutes(30);

    public TimeSpan LongestSession { get; init; } = TimeSpan.FromHours(8);

    public TimeSpan StaffPasswordAge { get; init; } = TimeSpan.FromDays(90);

    /// <summary>An account nobody signed in with for so long is locked.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(90);

    /// <summary>False in demos only.</summary>
    public bool RequireSecondFactor { get; init; } = true;

    /// <summary>Roles that need a second factor.</summary>
    public IReadOnlyList<Role> SecondFactorRoles { get; init; } = [];

    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(5);

    public int CodeTries { get; init; } = 5;

    public TimeSpan CodeInterval { get; init; } = TimeSpan.FromMinutes(1);

    public int CodesAnHour { get; init; } = 5;

    public int CodesADay { get; init; } = 10;

    /// <summary>At least 6 by law; R-SEC-09 recommends 12.</summary>
    public int AccessLogMonths { get; init; } = 12;

    private static readonly Role[] StreetUpAndAdministrators = [.. Roles.StreetUp, .. Roles.Administrators];

    /// <summary>
    /// For a demo, whose accounts and password everybody knows: no second factor is asked for, and nothing is locked or has to be changed because nobody came
    /// for months. <see cref="DemoGuard"/> sees to it that this never applies where real people are.
    /// </summary>
    public SecurityRules ForDemo() => this with { RequireSecondFactor = false, StaffPasswordAge = TimeSpan.FromDays(36_500), StaleAfter = TimeSpan.FromDays(36_500) };

    public bool NeedsSecondFactor(IEnumerable<Role> roles) =>
        RequireSecondFactor && roles.Any(role => (SecondFactorRoles.Count > 0 ? SecondFactorRoles : StreetUpAndAdministrators).Contains(role));
}
