using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Desk;

/// <summary>For which unit somebody takes things in.</summary>
internal static class Offices
{
    /// <summary>The first of the units for which a permission was granted; the district where it was granted for everything.</summary>
    public static UnitInfo? OfficeOf(this IUnitTree tree, IEnumerable<string> granted) =>
        granted.Order(StringComparer.Ordinal).Select(path => path == UnitPath.Root ? tree.District : tree.ByPath(path)).OfType<UnitInfo>().FirstOrDefault();
}
