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
        var found = new Dictionary<Guid, Choice>();
        foreach (var path in UnitPath.SelfAndAncestors(dispute.UnitPath))
            foreach (var officer in await officers.InUnitAsync(path, cancellationToken)) await AddAsync(officer);
        foreach (var officer in await officers.WithRoleAsync(Role.Mediator, Scope.Of([dispute.UnitPath]), cancellationToken)) await AddAsync(officer);
        return [.. found.Values];

        async Task AddAsync(OfficerInfo officer)
        {
            if (!Able.Contains(officer.Role) || found.ContainsKey(officer.AccountId)) return;
            var blocked = (await relations.ConflictsAsync(officer.AccountId, dispute, cancellationToken)).Count > 0;
            var name = blocked ? $"{officer.Name} · {MediationText.MustStepBack}" : officer.Name;
            found.Add(officer.AccountId, new(officer.AccountId.ToString(), name, Group: tree.ByPath(officer.UnitPath)?.Name));
        }
    }
}
