using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Niangjia.Kernel.Data;

namespace Niangjia.LargeSet;

/// <summary>A column: its name, its type in the database, and what it is in the product.</summary>
internal sealed record ColumnShape(string Name, string Type, Type Kind);

/// <summary>A table as the product's model describes it.</summary>
internal sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns)
{
    public int At(string column) => Columns.Index().Single(pair => pair.Item.Name == column).Index;

    public static TableShape Of(AppDbContext db, string name)
    {
        var table = db.Model.GetRelationalModel().FindTable(name, null) ?? throw new InvalidOperationException($"There is no table {name}.");
        return new(name, [.. table.Columns.Select(column => new ColumnShape(column.Name, Bare(column.StoreType), KindOf(column)))]);
    }

    private static Type KindOf(IColumn column)
    {
        var type = column.PropertyMappings[0].Property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    // Without length: the values fit, they were written before.
    private static string Bare(string type) => type.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? type[..at] : type;
}
