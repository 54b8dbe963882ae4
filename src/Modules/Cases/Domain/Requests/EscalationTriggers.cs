using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>The limits of R §2.5 above which a level must pass a matter on; parameters, not constants.</summary>
internal sealed record RoutingLimits(
    Money GridAmount, int CommunityPersons, Money CommunityAmount, int FailedContacts, int StreetPersons, Money StreetAmount)
{
    /// <summary>Place and number of the version of each limit, by parameter.</summary>
    public IReadOnlyDictionary<string, (string Profile, int Number)> Versions { get; init; } = new Dictionary<string, (string Profile, int Number)>();

    /// <summary>Persons from which a mass incident is of level IV, III, II, I (R-COL-05).</summary>
    public IReadOnlyList<int> Bands { get; init; } = [];
}

/// <summary>Something that obliges a level to pass a matter on: the rule, a sentence, and the number that was measured.</summary>
internal sealed record EscalationTrigger(HandlingLevel To, string RuleId, string Sentence, EscalationGround Ground)
{
    /// <summary>The sentence with the number found and the version of the limit, as it is written into the history.</summary>
    public string FullSentence => Ground.ParameterKey is { } key
        ? string.Format(HandlingText.TriggerByParameter, Sentence, Ground.Number, key, Ground.ParameterProfile, Ground.ParameterNumber)
        : Sentence;
}

/// <summary>R §2.5, last column: what a level may not keep.</summary>
internal static class EscalationTriggers
{
    // Whom the law gives aid without a look at the means, or protects specially (R-AID-03): when mediation has failed they need more than a street has.
    private const SpecialGroups NeedAid =
        SpecialGroups.MigrantWorker | SpecialGroups.Maternity | SpecialGroups.Disabled | SpecialGroups.Minor | SpecialGroups.Injured | SpecialGroups.Hardship;

    /// <summary>All that hold now, whatever level has it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limits">The limits in force.</param>
    /// <param name="mediationFailed">Mediation has just come to nothing.</param>
    public static IEnumerable<EscalationTrigger> Of(WorkerRequest request, RoutingLimits limits, bool mediationFailed = false)
    {
        var (persons, amount) = (request.ClaimantCount, request.Claimed);
        EscalationGround Ground(string trigger, decimal number, decimal? limit, string? key)
        {
            var known = key is not null && limits.Versions.TryGetValue(key, out var version) ? version : ((string Profile, int Number)?)null;
            return new(trigger, number, limit, known is null ? null : key, known?.Profile, known?.Number);
        }
        EscalationTrigger Persons(string trigger, HandlingLevel to, int limit, string key) =>
            new(to, "R-ESC-01", string.Format(CasesText.RoutePersons, limit), Ground(trigger, persons, limit, key));
        EscalationTrigger Amount(string trigger, HandlingLevel to, Money limit, string key) =>
            new(to, "R-ESC-01", string.Format(CasesText.RouteAmount, limit), Ground(trigger, amount.Yuan, limit.Yuan, key));

        if (amount > limits.GridAmount && request.RespondentIsEmployer)
            yield return new(HandlingLevel.Community, "R-ESC-01", CasesText.RouteLabourAmount, Ground("GridAmount", amount.Yuan, limits.GridAmount.Yuan, "esc.grid.amount"));
        if (persons >= limits.CommunityPersons) yield return Persons("CommunityPersons", HandlingLevel.Street, limits.CommunityPersons, "esc.community.persons");
        if (amount > limits.CommunityAmount) yield return Amount("CommunityAmount", HandlingLevel.Street, limits.CommunityAmount, "esc.community.amount");
        if (request.IsCollective) yield return new(HandlingLevel.Street, "R-COL-04", CasesText.RouteCollective, Ground("Collective", persons, request.CollectiveFrom, "triage.collectivePersons"));
        if (request.FailedContacts >= limits.FailedContacts)
            yield return new(
                HandlingLevel.Street, "R-ESC-01", string.Format(HandlingText.TriggerFailedContacts, limits.FailedContacts),
                Ground("FailedContacts", request.FailedContacts, limits.FailedContacts, "esc.community.failedContacts"));
        if (persons >= limits.StreetPersons) yield return Persons("StreetPersons", HandlingLevel.District, limits.StreetPersons, "esc.street.persons");
        if (amount > limits.StreetAmount) yield return Amount("StreetAmount", HandlingLevel.District, limits.StreetAmount, "esc.street.amount");
        // Below the street a failed mediation is no trigger of the book; the street can still mediate it itself.
        if (mediationFailed && request.Level >= HandlingLevel.Street && (request.IsCollective || (request.Groups & NeedAid) != 0))
            yield return new(HandlingLevel.District, "R-ESC-01", HandlingText.TriggerMediationFailed, Ground("MediationFailed", 1, null, null));
    }

    /// <summary>The level a ground leads to whatever level finds it; null when it leads to the next one.</summary>
    public static HandlingLevel? LevelFor(ManualGround ground) =>
        // What a street or the district itself may not keep: below them nobody can do anything with it either.
        ground is ManualGround.CrossStreet or ManualGround.EarlyWarning or ManualGround.HigherDuty or ManualGround.Criminal ? HandlingLevel.District : null;

    /// <summary>The one that moves a request highest, of those that no higher level has judged; null when it may stay.</summary>
    public static EscalationTrigger? Due(WorkerRequest request, RoutingLimits limits, bool mediationFailed = false) =>
        Of(request, limits, mediationFailed).Where(trigger => trigger.To > request.Level && !request.JudgedTriggers.Contains(trigger.Ground.Trigger)).MaxBy(trigger => trigger.To);
}
