using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Organisation.Answers;

/// <summary>Answers for an installation without the module Accounts: nobody holds a role.</summary>
internal sealed class NoOfficers : IOfficerDirectory
{
    public Task<IReadOnlyList<OfficerInfo>> InUnitAsync(string unitPath, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OfficerInfo>>([]);

    public Task<IReadOnlyList<OfficerInfo>> WithRoleAsync(Role role, Scope scope, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OfficerInfo>>([]);

    public Task<OfficerInfo?> FindAsync(Guid accountId, CancellationToken cancellationToken) => Task.FromResult<OfficerInfo?>(null);

    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
}
