using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Desk;

/// <summary>Units and levels to choose from in the forms of a request.</summary>
internal sealed class UnitChoices(AppDbContext db, CurrentUser user, RequestDesk desk, IUnitDirectory units, RequestOfficers officers)
{
    /// <summary>Every unit that handles requests.</summary>
    public async Task<IReadOnlyList<Choice>> AllAsync(CancellationToken cancellationToken) =>
        Of((await units.TreeAsync(cancellationToken)).All.Where(unit => unit.Level is not null));

    /// <summary>Units below the one that has the request, which have not returned it.</summary>
    public async Task<IReadOnlyList<Choice>> BelowAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var (request, rules) = (await SeenAsync(requestId, cancellationToken), await desk.RulesAsync(cancellationToken));
        return Of((await units.TreeAsync(cancellationToken)).All.Where(unit =>
            unit.Level < request.Level && unit.Level >= HandlingTable.LowestOf(request.Type, request.IsCollective) && unit.Path.StartsWith(request.HandlerPath, StringComparison.Ordinal) && !request.HasReturned(unit.Path, rules)));
    }

    /// <summary>Levels above the one that has the request.</summary>
    public async Task<IReadOnlyList<Choice>> AboveAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await SeenAsync(requestId, cancellationToken);
        var tree = await units.TreeAsync(cancellationToken);
        return [.. Enum.GetValues<HandlingLevel>().Where(level => level > request.Level)
            .Select(level => new Choice(level.ToString(), CaseWords.Of(level), tree.HandlerOf(request.HandlerPath, level)?.Name))];
    }

    /// <summary>Partner departments.</summary>
    public async Task<IReadOnlyList<Choice>> DepartmentsAsync(CancellationToken cancellationToken) =>
        [.. (await units.TreeAsync(cancellationToken)).All.Where(unit => unit.Kind == UnitKind.PartnerDepartment && !unit.IsClosed)
            .Select(unit => new Choice(unit.Id.ToString(), unit.Name))];

    /// <summary>Officers of the unit that has a request, with a word where a declared relation stands in the way (R-CAS-08).</summary>
    public async Task<IReadOnlyList<Choice>> OfficersAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await SeenAsync(requestId, cancellationToken);
        var choices = new List<Choice>();
        foreach (var officer in await officers.OfUnitAsync(request.HandlerPath, cancellationToken))
        {
            var blocked = (await officers.ConflictsAsync(officer.AccountId, request, cancellationToken)).Count > 0;
            choices.Add(new(officer.AccountId.ToString(), blocked ? $"{officer.Name} · {MediationText.MustStepBack}" : officer.Name));
        }
        return choices;
    }

    /// <summary>Where a triaged request belongs, or null before triage.</summary>
    public async Task<RoutingProposal?> ProposalAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await SeenAsync(requestId, cancellationToken);
        return request.Type is { } type ? await desk.ProposeAsync(request, type, request.Urgency, cancellationToken) : null;
    }

    private Task<WorkerRequest> SeenAsync(Guid requestId, CancellationToken cancellationToken) =>
        db.Set<WorkerRequest>().SeenBy(user).FoundAsync(requestId, cancellationToken);

    private static IReadOnlyList<Choice> Of(IEnumerable<UnitInfo> found) =>
        [.. found.Where(unit => !unit.IsClosed).Select(unit => new Choice(unit.Id.ToString(), unit.Name, Group: CaseWords.Of(unit.Level!.Value)))];
}
