using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Intake;

/// <summary>Asks the scorer with the words, the model and the thresholds in force.</summary>
internal sealed class TriageDesk(LegalParameters parameters, TriageWords words, InForce<TriageLimits> limits, RunningModel running, TimeProvider time)
{
    /// <summary>A proposal for what was said.</summary>
    public async Task<TriageProposal> ProposeAsync(RequestContent content, CaseType? chosen, CancellationToken cancellationToken)
    {
        var owed = content.Claims.Where(claim => claim.Type == CaseType.WageArrears && claim.From is not null).Select(claim => claim.From).Min();
        return TriageScorer.Propose(
            new(content.Facts, chosen, content.RespondentIsEmployer, content.ClaimantCount, content.Groups, content.Employment?.End, owed, ChinaTime.Today(time),
                await DoubleWageFromAsync(content, cancellationToken)),
            await LimitsAsync(cancellationToken), words.InForce(await parameters.CurrentAsync(cancellationToken), ChinaTime.Today(time)),
            (await running.GetAsync(cancellationToken)).Model);
    }

    // R-LIM-06: by the month the earliest one expires first; as a whole it counts from the end of the claim.
    private async Task<DateOnly?> DoubleWageFromAsync(RequestContent content, CancellationToken cancellationToken)
    {
        var claims = content.Claims.Where(claim => claim.Type == CaseType.NoWrittenContract).ToList();
        if (claims.Count == 0) return null;
        return await parameters.TextAsync("lim.doubleWageMode", cancellationToken) == "PerMonth" ? claims.Min(claim => claim.From) : claims.Min(claim => claim.To);
    }

    /// <summary>The thresholds of R-TRI in force.</summary>
    public async ValueTask<TriageLimits> LimitsAsync(CancellationToken cancellationToken) =>
        limits.Of(await parameters.CurrentAsync(cancellationToken), ChinaTime.Today(time), (set, on) => new(
            (double)set.Get("triage.minConfidence", on).AsNumber(), (double)set.Get("triage.minScore", on).AsNumber(), set.Get("triage.collectivePersons", on).AsWhole(),
            set.Get("triage.critical.gathering", on).AsWhole(), set.Get("triage.urgent.persons", on).AsWhole(), set.Get("triage.urgent.wageDays", on).AsWhole(),
            set.Get("triage.urgent.limitationDays", on).AsWhole(), set.Get("CLK-LIM-1Y", on).AsPeriod(), (double)set.Get("triage.model.minConfidence", on).AsNumber()));
}
