using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Organisation.Answers;

/// <summary>Ids and paths of the units of the tree.</summary>
internal sealed class UnitIds(IUnitDirectory units) : IUnitIds
{
    public async ValueTask<string?> PathOfAsync(Guid id, CancellationToken cancellationToken) => (await units.TreeAsync(cancellationToken)).Find(id)?.Path;

    public async ValueTask<Guid?> IdOfAsync(string path, CancellationToken cancellationToken) => (await units.TreeAsync(cancellationToken)).ByPath(path)?.Id;
}
