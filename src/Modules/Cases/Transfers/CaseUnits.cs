using Niangjia.Contracts.Organisation;

namespace Niangjia.Cases.Transfers;

/// <summary>Names of units, and the moment.</summary>
internal sealed class CaseUnits(IUnitDirectory units, TimeProvider time)
{
    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Name of a unit.</summary>
    public async Task<string> NameAsync(string path, CancellationToken cancellationToken) => (await units.TreeAsync(cancellationToken)).ByPath(path)?.Name ?? path;
}
