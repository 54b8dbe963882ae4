using Microsoft.EntityFrameworkCore.Metadata;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>The tables of the model, those that others refer to first.</summary>
internal static class TableOrder
{
    public static IReadOnlyList<ITable> Of(IRelationalModel model)
    {
        var left = model.Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var (sorted, done) = (new List<ITable>(), new HashSet<string>());
        while (left.Count > 0)
        {
            var next = left.Find(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || done.Contains(key.PrincipalTable.Name))) ?? left[0];
            left.Remove(next);
            done.Add(next.Name);
            sorted.Add(next);
        }
        return sorted;
    }
}
