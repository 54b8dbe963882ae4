using System.ComponentModel.DataAnnotations.Schema;

namespace Niangjia.Kernel.Data;

/// <summary>
/// A thing with an identity and a history. Every change of its state is told, and becomes a journal row in the same
/// transaction; saving a changed entity that told nothing is a programming error and throws.
/// </summary>
public abstract class Entity
{
    private readonly List<Told> _told = [];

    /// <summary>Version-7 GUID made in code.</summary>
    public Guid Id { get; protected init; }

    /// <summary>Raised by one at each save; two people who change the same thing at the same time do not overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>What happened since the last save.</summary>
    [NotMapped]
    internal IReadOnlyList<Told> ToldSoFar => _told;

    /// <summary>Records what happened: a past-tense record of the module's Contracts folder.</summary>
    /// <param name="happened">The event; it is written to the journal as JSON, so it holds ids and plain values, never sealed data.</param>
    /// <param name="reason">Why, in the words of the person who did it.</param>
    protected internal void Tell(object happened, string? reason = null) => _told.Add(new(happened, reason));

    internal void Saved() => _told.Clear();
}

/// <summary>An event waiting to be journalled.</summary>
internal sealed record Told(object Happened, string? Reason);

/// <summary>Marks an entity whose changes need no journal row, and says why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotJournalledAttribute(string why) : Attribute
{
    /// <summary>The reason.</summary>
    public string Why { get; } = why;
}
