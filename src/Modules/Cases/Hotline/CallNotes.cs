using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Hotline;

/// <summary>What the agent takes down while the caller speaks; kept on the call until the talk is over.</summary>
internal sealed record CallNotes
{
    /// <summary>The fields of a request; of a question that is answered at once only the words and who called.</summary>
    public TypedRequest Request { get; init; } = new();
    public HotlineCategory? Category { get; init; }
    public HotlineClass? Class { get; init; }

    /// <summary>The caller wishes that the employer does not learn who called (R-HOT-05).</summary>
    public bool NotToEmployer { get; init; }
    public string? Answer { get; init; }
}
