using System.Globalization;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Accounts;

/// <summary>What the operator decides in section <c>Accounts</c> of the settings, since it depends on the installation and not on a rule.</summary>
internal sealed record SecuritySettings
{
    /// <summary>False in demos only.</summary>
    public bool RequireSecondFactor { get; init; } = true;

    /// <summary>Roles that need a second factor; empty means those of R-SEC-04, from the street up and the administrators.</summary>
    public IReadOnlyList<Role> SecondFactorRoles { get; init; } = [];

    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(5);

    public int CodeTries { get; init; } = 5;

    public TimeSpan CodeInterval { get; init; } = TimeSpan.FromMinutes(1);

    public int CodesAnHour { get; init; } = 5;

    public int CodesADay { get; init; } = 10;

    private static readonly Role[] StreetUpAndAdministrators = [.. Roles.StreetUp, .. Roles.Administrators];

    /// <summary>Everybody knows its accounts and their password; see <see cref="ForDemo"/>. Not a setting of its own.</summary>
    internal bool IsDemo { get; private init; }

    /// <summary>
    /// For a demo: no second factor is asked for, and nothing is locked or has to be changed because nobody came for months. <see cref="DemoGuard"/> sees to
    /// it that this never applies where real people are.
    /// </summary>
    public SecuritySettings ForDemo() => this with { RequireSecondFactor = false, IsDemo = true };

    public bool NeedsSecondFactor(IEnumerable<Role> roles) =>
        RequireSecondFactor && roles.Any(role => (SecondFactorRoles.Count > 0 ? SecondFactorRoles : StreetUpAndAdministrators).Contains(role));
}

/// <summary>The numbers of R-SEC-01/02/05/09 in force now.</summary>
internal sealed record SecurityRules(
    int PasswordLength, int PasswordKinds, int PasswordsRemembered, TimeSpan StaffPasswordAge, int FailuresAllowed, TimeSpan FailureWindow, TimeSpan FirstLock,
    TimeSpan IdleStaff, TimeSpan IdleWorker, TimeSpan LongestSession, TimeSpan StaleAfter, Period LogKept)
{
    /// <summary>However often the door was locked before.</summary>
    public static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);
}

/// <summary>Reads the rules from the legal parameters, where the system administrator changes them.</summary>
internal sealed class SecurityParameters(LegalParameters parameters, InForce<SecurityRules> rules, SecuritySettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(36_500);

    public async ValueTask<SecurityRules> InForceAsync(CancellationToken cancellationToken) =>
        rules.Of(await parameters.CurrentAsync(cancellationToken), ChinaTime.Today(clock), Read);

    private SecurityRules Read(ParameterSet set, DateOnly today)
    {
        int Whole(string key) => int.Parse(set.Get(key, today).Value, CultureInfo.InvariantCulture);
        TimeSpan Minutes(string key) => TimeSpan.FromMinutes(Whole(key));
        TimeSpan Span(string key) => set.Get(key, today).AsPeriod() is { Unit: PeriodUnit.Hours } hours
            ? TimeSpan.FromHours(hours.Length)
            : TimeSpan.FromDays(set.Get(key, today).AsPeriod().Length);
        var found = new SecurityRules(
            Whole("security.password.minLength"), Whole("security.password.minClasses"), Whole("security.password.history"), Span("security.password.maxAgeStaff"),
            Whole("security.login.failures"), Minutes("security.login.windowMinutes"), Minutes("security.login.lockMinutes"),
            Minutes("security.session.idleStaffMinutes"), Minutes("security.session.idleCitizenMinutes"), Span("security.session.absolute"),
            Span("security.account.staleAfter"), set.Get("security.log.online", today).AsPeriod());
        return settings.IsDemo ? found with { StaffPasswordAge = Never, StaleAfter = Never } : found;
    }
}
