using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Niangjia.Kernel.Data;

/// <summary>
/// No text is longer than its column. Pages count before they send; programs need not, SQLite would keep everything and PostgreSQL would answer with an error
/// nobody can read.
/// </summary>
internal static class ColumnLengths
{
    public static void RefuseTooLong(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            foreach (var property in entry.Properties.Where(property => entry.State == EntityState.Added || property.IsModified))
                if (property.CurrentValue is string text && property.Metadata.GetMaxLength() is { } longest && text.Length > longest)
                    throw new RefusedException(string.Format(KernelText.TooLong, longest, text.Length), null, property.Metadata.Name);
    }
}
