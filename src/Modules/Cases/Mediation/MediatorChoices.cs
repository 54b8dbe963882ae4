using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;
using Niangjia.Ui;

namespace Niangjia.Cases.Mediation;

/// <summary>Who can be appointed: mediators and their directors of the body's unit and of the units above and below it.</summary>
internal sealed class MediatorChoices(IOfficerDirectory officers, IUnitDirectory units, RelationRegister relations)
{
    private static readonly Role[] Able = [Role.Mediator, Role.JointCentreDirector, Role.StreetOfficer, Role.CommunityChair, Role.CommunityOfficer];

    /// <summary>Choices with a word where a declared relation stands in the way.</summary>
    public async Task<IReadOnlyList<Choice>> ForAsync(DisputeCase dispute, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var found = new List<Choice>();
        foreach (var officer in await CandidatesAsync(dispute, cancellationToken))
        {
            var blocked = (await relations.ConflictsAsync(officer.AccountId, dispute, cancellationToken)).Count > 0;
            var name = blocked ? $"{officer.Name} · {MediationText.MustStepBack}" : officer.Name;
            found.Add(new(officer.AccountId.ToString(), name, Group: tree.ByPath(officer.UnitPath)?.Name));
        }
        return found;
    }

    /// <summary>One who can be appointed, and the declared relations that stand in the way; nobody for any other account, since whoever mediates reads the case.</summary>
    public async Task<(OfficerInfo? Officer, IReadOnlyList<DeclaredRelation> Relations)> FindAsync(DisputeCase dispute, Guid accountId, CancellationToken cancellationToken) =>
        (await CandidatesAsync(dispute, cancellationToken)).FirstOrDefault(officer => officer.AccountId == accountId) is { } found
            ? (found, await relations.ConflictsAsync(accountId, dispute, cancellationToken))
            : (null, []);

    private async Task<IReadOnlyList<OfficerInfo>> CandidatesAsync(DisputeCase dispute, CancellationToken cancellationToken)
    {
        var all = new List<OfficerInfo>();
        foreach (var path in UnitPath.SelfAndAncestors(dispute.UnitPath)) all.AddRange(await officers.InUnitAsync(path, cancellationToken));
        all.AddRange(await officers.WithRoleAsync(Role.Mediator, Scope.Of([dispute.UnitPath]), cancellationToken));
        return [.. all.Where(officer => Able.Contains(officer.Role)).DistinctBy(officer => officer.AccountId)];
    }
}
