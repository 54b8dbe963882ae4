namespace Niangjia.Accounts;

/// <summary>A time in which a deputy holds the grants of an absent officer. An administrator's role is never held by a deputy (R-SEC-06).</summary>
internal sealed class Absence
{
    private Absence()
    {
    }

    internal Absence(Guid id, Guid accountId, DateTimeOffset from, DateTimeOffset until, Guid deputyId) =>
        (Id, AccountId, From, Until, DeputyId) = (id, accountId, from, until, deputyId);

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>The absence lasts until just before.</summary>
    public DateTimeOffset Until { get; private set; }

    public Guid DeputyId { get; private set; }

    // An absence taken back before it began is one that never was.
    internal void End(DateTimeOffset now) => Until = now < From ? From : now;
}
