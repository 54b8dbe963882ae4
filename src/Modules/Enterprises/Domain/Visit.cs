using Niangjia.Contracts.Enterprises;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Enterprises.Domain;

/// <summary>Why somebody went there.</summary>
internal enum VisitKind
{
    /// <summary>日常走访</summary>
    Routine,
    /// <summary>隐患排查</summary>
    Hazard,
    /// <summary>用工摸底</summary>
    Survey,
    /// <summary>政策宣讲</summary>
    Policy,
    /// <summary>走访慰问</summary>
    Comfort,
}

/// <summary>What is written down about a visit, checked.</summary>
/// <param name="Kind">Why.</param>
/// <param name="At">When it was.</param>
/// <param name="EnterpriseId">Where; null when it is not on the register.</param>
/// <param name="EnterpriseName">Its name as known then.</param>
/// <param name="UnitPath">Place it lies in.</param>
/// <param name="Met">Whom one spoke with.</param>
/// <param name="Found">What was seen and heard.</param>
/// <param name="Needs">What workers or the enterprise ask for, or null.</param>
/// <param name="Headcount">How many work there, as counted then; null when not counted.</param>
internal sealed record VisitData(
    VisitKind Kind, DateTimeOffset At, Guid? EnterpriseId, string EnterpriseName, string UnitPath, string? Met, string Found, string? Needs, int? Headcount);

/// <summary>走访: one round's stop at an enterprise. Never changed afterwards; what was wrong is said in a new one.</summary>
internal sealed class Visit : Entity, IScoped
{
    public const int FoundLength = 2000;
    public const int NeedsLength = 500;
    public const int MetLength = 100;

    private Visit()
    {
    }

    public Visit(Guid id, VisitData data, Guid visitorId, string visitor, DateTimeOffset now)
    {
        (Id, VisitorId, Visitor, EnteredAt) = (id, visitorId, visitor, now);
        (Kind, VisitedAt, EnterpriseId, EnterpriseName, UnitPath) = (data.Kind, data.At, data.EnterpriseId, data.EnterpriseName, data.UnitPath);
        (Met, Found, Needs, Headcount) = (data.Met, data.Found, data.Needs, data.Headcount);
        Tell(new VisitRecorded(Id, EnterpriseId, VisitedAt));
    }

    public VisitKind Kind { get; private set; }

    /// <summary>When it was.</summary>
    public DateTimeOffset VisitedAt { get; private set; }

    /// <summary>When it reached the platform; later than the visit where there was no signal.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    public Guid? EnterpriseId { get; private set; }
    public string EnterpriseName { get; private set; } = "";

    /// <inheritdoc/>
    public string UnitPath { get; private set; } = "";

    public Guid VisitorId { get; private set; }
    public string Visitor { get; private set; } = "";
    public string? Met { get; private set; }
    public string Found { get; private set; } = "";
    public string? Needs { get; private set; }
    public int? Headcount { get; private set; }
}
