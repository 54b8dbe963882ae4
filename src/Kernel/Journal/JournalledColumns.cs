using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Niangjia.Kernel.Journal;

/// <summary>Which columns the journal shows when they change.</summary>
public static class JournalledColumns
{
    /// <summary>Keeps a column out of the journal: blind indexes and other traces of sealed values. Sealed columns are left out by themselves.</summary>
    public static PropertyBuilder<T> NotInJournal<T>(this PropertyBuilder<T> property) => property.HasAnnotation(JournalRecorder.SealedAnnotation, true);
}
