using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Desk;

/// <summary>
/// Who takes a request on in a unit. Whoever has declared a relation to the applicant or the enterprise is passed over; if nobody is left,
/// the request lies with the unit until its head names somebody (R-CAS-08).
/// </summary>
internal sealed class RequestOfficers(AppDbContext db, IDutyDirectory duty, IOfficerDirectory officers, IPeopleDirectory people, RelationRegister relations)
{
    private static readonly string Named = JournalNames.Of(typeof(RequestOfficerNamed));

    /// <summary>The officer on duty, or another of the same unit where a relation stands in the way or R-CAS-07 offers a woman first; null when there is nobody.</summary>
    public async Task<Guid?> ForAsync(WorkerRequest request, UnitInfo unit, CancellationToken cancellationToken)
    {
        if (await duty.OnDutyAsync(unit.Path, cancellationToken) is not { } onDuty) return null;
        var womanFirst = request.Type is { } type && HandlingTable.Of(type).WomanFirst;
        if (!womanFirst && await IsFreeAsync(onDuty.AccountId, request, cancellationToken)) return onDuty.AccountId;
        var present = (await OfUnitAsync(unit.Path, cancellationToken)).Where(officer => !officer.IsAbsent).Prepend(onDuty).DistinctBy(officer => officer.AccountId).ToList();
        if (womanFirst) present = await WomenFirstAsync(present, cancellationToken);
        foreach (var officer in present)
            if (await IsFreeAsync(officer.AccountId, request, cancellationToken)) return officer.AccountId;
        return null;
    }

    /// <summary>Those of a unit who handle requests, most responsible first, each once.</summary>
    public async Task<IReadOnlyList<OfficerInfo>> OfUnitAsync(string unitPath, CancellationToken cancellationToken) =>
        [.. (await officers.InUnitAsync(unitPath, cancellationToken)).Where(officer => Roles.Handlers.Contains(officer.Role)).DistinctBy(officer => officer.AccountId)];

    /// <summary>Relations of an officer to the applicant or the enterprise of a request.</summary>
    public Task<IReadOnlyList<DeclaredRelation>> ConflictsAsync(Guid accountId, WorkerRequest request, CancellationToken cancellationToken) => relations.ConflictsAsync(
        accountId, request.PersonId is { } person ? [person] : [], request.EnterpriseId is { } enterprise ? [enterprise] : [], cancellationToken);

    /// <summary>Refuses an officer who must step back, unless the head of the unit has set the relation aside for this very request.</summary>
    public async Task RefuseRelatedAsync(WorkerRequest request, Guid accountId, CancellationToken cancellationToken)
    {
        if (await ConflictsAsync(accountId, request, cancellationToken) is not [var relation, ..]) return;
        if (relation.IsPartyItself) throw new RefusedException(CasesText.YouAreParty, "R-CAS-08");
        var rows = await db.Set<JournalEntry>().AsNoTracking().Where(entry => entry.SubjectId == request.Id && entry.Kind == Named).Select(entry => entry.Body).ToListAsync(cancellationToken);
        var setAside = rows.Select(row => System.Text.Json.JsonSerializer.Deserialize<RequestOfficerNamed>(row, JournalJson.Options)!).Any(row => row.OfficerId == accountId && row.ConflictOverridden);
        if (!setAside) throw new RefusedException(string.Format(CasesText.StepBack, CaseWords.Of(relation.Kind)), "R-CAS-08");
    }

    private async Task<bool> IsFreeAsync(Guid accountId, WorkerRequest request, CancellationToken cancellationToken) =>
        (await ConflictsAsync(accountId, request, cancellationToken)).Count == 0;

    private async Task<List<OfficerInfo>> WomenFirstAsync(List<OfficerInfo> present, CancellationToken cancellationToken)
    {
        var cards = await people.CardsAsync([.. present.Select(officer => officer.PersonId).OfType<Guid>().Distinct()], cancellationToken);
        return [.. present.OrderByDescending(officer => officer.PersonId is { } person && cards.TryGetValue(person, out var card) && card.Sex == Sex.Female)];
    }
}
