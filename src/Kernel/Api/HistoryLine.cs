using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Api;

/// <summary>One line of a history.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What happened.</param>
/// <param name="ActorName">Who did it.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record HistoryLine(DateTimeOffset At, string Kind, string ActorName, string? Reason)
{
    /// <summary>The lines of some journal rows.</summary>
    public static IReadOnlyList<HistoryLine> Of(IEnumerable<JournalEntry> entries) => [.. entries.Select(entry => new HistoryLine(entry.At, entry.Kind, entry.ActorName, entry.Reason))];
}
