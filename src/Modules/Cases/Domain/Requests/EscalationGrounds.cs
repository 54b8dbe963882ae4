using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>On what ground a request went up, in a few words: what an officer chose, what was measured, or what brought it about by itself.</summary>
internal static class EscalationGrounds
{
    /// <summary>For the unit above, which must know why it has it now.</summary>
    public static string Of(RequestEscalated escalated) =>
        escalated.ByHand is { } chosen ? CaseWords.Of(chosen)
        : escalated.Ground is { } measured && CaseWords.Find($"EscalationTrigger_{measured.Trigger}") is { } word ? word
        : CaseWords.Of(escalated.Cause);
}
