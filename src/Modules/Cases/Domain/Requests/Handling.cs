using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>How a unit came to be responsible.</summary>
internal enum HandlingStart
{
    Assigned,
    Escalated,
    HandedDown,
    CoHandler,
    Reopened,
}

/// <summary>How a unit's responsibility ended.</summary>
internal enum HandlingOutcome
{
    Returned,
    Escalated,
    HandedDown,
    Retriaged,
    Split,
    Merged,
    Done,
    Withdrawn,
    Released,
}

/// <summary>One unit's time with a request: who, since when, accepted when, ended how.</summary>
internal sealed class Handling
{
    private Handling()
    {
    }

    internal Handling(int order, string unitPath, HandlingLevel level, Guid? officerId, HandlingStart start, DateTimeOffset since, string? reason) =>
        (Order, UnitPath, Level, OfficerId, Start, Since, StartReason) = (order, unitPath, level, officerId, start, since, reason);

    /// <summary>1, 2, 3 … within the request.</summary>
    public int Order { get; private set; }
    public string UnitPath { get; private set; } = "";
    public HandlingLevel Level { get; private set; }
    public Guid? OfficerId { get; internal set; }
    public HandlingStart Start { get; private set; }
    public string? StartReason { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? AcceptedAt { get; internal set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public HandlingOutcome? Outcome { get; private set; }
    public string? EndReason { get; private set; }

    public bool IsOpen => EndedAt is null;
    public bool IsMain => Start != HandlingStart.CoHandler;

    internal void End(HandlingOutcome outcome, string? reason, DateTimeOffset now) => (Outcome, EndReason, EndedAt) = (outcome, reason, now);
}
