using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Mediation;

/// <summary>Where a dispute stands, as one of its sides is told in a sentence.</summary>
internal static class PartySentences
{
    /// <summary>The sentence; a promise that is late is called what it is, money or something else.</summary>
    public static string? Of(DisputeCase dispute, PartySide side)
    {
        if (dispute is not { State: DisputeState.Breached, Agreement: { } agreement }) return CaseWords.Find($"PartyState_{dispute.Outcome ?? dispute.State}");
        var late = (agreement.MoneyIsLate, agreement.DutiesAreLate) switch
        {
            (true, true) => "Both",
            (false, true) => "Duties",
            _ => "Money",
        };
        return CaseWords.Find(side == PartySide.Respondent ? $"YouAreLate_{late}" : $"OtherSideIsLate_{late}");
    }
}
