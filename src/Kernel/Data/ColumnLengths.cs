using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Niangjia.Kernel.Data;

/// <summary>
/// No text is longer than its column. Pages count before they send; programs need not, SQLite would keep everything and PostgreSQL would answer with an error
/// nobody can read.
/// </summary>
internal static class ColumnLengths
{
    private static readonly ConditionalWeakTable<IEntityType, (IProperty Text, int Longest)[]> Texts = [];

    public static void RefuseTooLong(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            var values = entry.CurrentValues;
            foreach (var (property, longest) in Texts.GetValue(entry.Metadata, TextsOf))
                if (values[property] is string text && text.Length > longest && (entry.State == EntityState.Added || entry.Property(property).IsModified))
                    throw new RefusedException(string.Format(KernelText.TooLong, longest, text.Length), null, property.Name);
        }
    }

    private static (IProperty, int)[] TextsOf(IEntityType type) =>
        [.. type.GetProperties().Where(property => property.ClrType == typeof(string) && property.GetMaxLength() is not null).Select(property => (property, property.GetMaxLength()!.Value))];
}
