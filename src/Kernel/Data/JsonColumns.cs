using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Data;

/// <summary>Short lists that are read and written with their entity and never searched: text is enough, and the same on both databases.</summary>
public static class JsonColumns
{
    /// <summary>Keeps a list of records in one column. A list is replaced, never changed; two are equal when their records are.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        new ValueConverter<IReadOnlyList<T>, string>(
            list => JsonSerializer.Serialize(list, JournalJson.Options),
            text => JsonSerializer.Deserialize<List<T>>(text, JournalJson.Options)!),
        new ValueComparer<IReadOnlyList<T>>(
            (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
            list => list.Count,
            list => list.ToList()));
}
