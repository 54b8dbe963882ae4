using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;

namespace Niangjia.Cases.Inbox;

/// <summary>The registers of other modules that the ids in a request point to.</summary>
internal sealed class Registers(IUnitDirectory units, IOfficerDirectory officers, IPeopleDirectory people, IEnterpriseDirectory enterprises)
{
    /// <summary>The unit tree.</summary>
    public ValueTask<IUnitTree> TreeAsync(CancellationToken cancellationToken) => units.TreeAsync(cancellationToken);

    /// <summary>Names of officers by account.</summary>
    public Task<IReadOnlyDictionary<Guid, string>> OfficersAsync(IEnumerable<Guid?> accounts, CancellationToken cancellationToken) =>
        officers.NamesAsync(Ids(accounts), cancellationToken);

    /// <summary>A person, or null.</summary>
    public async Task<PersonCard?> PersonAsync(Guid? person, CancellationToken cancellationToken) =>
        person is { } id ? await people.FindAsync(id, cancellationToken) : null;

    /// <summary>People by id.</summary>
    public Task<IReadOnlyDictionary<Guid, PersonCard>> PeopleAsync(IEnumerable<Guid?> ids, CancellationToken cancellationToken) => people.CardsAsync(Ids(ids), cancellationToken);

    /// <summary>An enterprise, or null.</summary>
    public async Task<EnterpriseInfo?> EnterpriseAsync(Guid? enterprise, CancellationToken cancellationToken) =>
        enterprise is { } id ? await enterprises.FindAsync(id, cancellationToken) : null;

    /// <summary>Enterprises by id.</summary>
    public Task<IReadOnlyDictionary<Guid, EnterpriseInfo>> EnterprisesAsync(IEnumerable<Guid?> ids, CancellationToken cancellationToken) => enterprises.ByIdsAsync(Ids(ids), cancellationToken);

    private static Guid[] Ids(IEnumerable<Guid?> ids) => [.. ids.OfType<Guid>().Distinct()];
}
