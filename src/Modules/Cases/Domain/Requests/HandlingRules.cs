namespace Niangjia.Cases.Domain.Requests;

/// <summary>How often a unit may return a request, and when an applicant's rating opens it again (R §1.5); parameters, not constants.</summary>
internal sealed record HandlingRules(int ReturnsPerUnit, int MostReopenings, int ReopenScore)
{
    /// <summary>As the rule book sets them.</summary>
    public static HandlingRules Default { get; } = new(1, 2, 2);
}
