using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>What units are called in lists.</summary>
internal sealed class UnitNames(IUnitDirectory units)
{
    private IUnitTree? _tree;

    /// <summary>Reads the tree; the names below are at hand afterwards.</summary>
    public async Task<IUnitTree> ReadAsync(CancellationToken cancellationToken) => _tree ??= await units.TreeAsync(cancellationToken);

    public string Of(string path) => path == UnitPath.Root ? AccountsText.WholePlatform : _tree?.ByPath(path)?.Name ?? path;

    /// <summary>The unit and what it stands below, nearest first; enough to tell two communities of one name apart.</summary>
    public string Long(string path) =>
        UnitPath.Depth(path) <= 1 ? Of(path) : string.Format(AccountsText.UnitIn, Of(path), Of(UnitPath.Parent(path)));
}
