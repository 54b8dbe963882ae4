namespace Niangjia.Ui;

/// <summary>Whose dossier it is (一人一档, 一企一档).</summary>
public enum DossierKind
{
    /// <summary>A person.</summary>
    Person,
    /// <summary>An enterprise.</summary>
    Enterprise,
}

/// <summary>Something that stands in a dossier.</summary>
/// <param name="Title">What to call it.</param>
/// <param name="Url">Its page.</param>
/// <param name="Note">Number or the like; or null.</param>
/// <param name="At">When it began, UTC; or null.</param>
/// <param name="State">Where it stands, in a word; or null.</param>
/// <param name="Tone">How the state is meant.</param>
public sealed record DossierLine(string Title, string Url, string? Note = null, DateTimeOffset? At = null, string? State = null, Tone Tone = Tone.Neutral);

/// <summary>
/// A section of the dossiers of people or enterprises. Modules register theirs; the page of the person or the enterprise shows them and knows none of them.
/// Each answers only what the current user may see.
/// </summary>
public interface IDossierSource
{
    /// <summary>A sign of the set.</summary>
    string Icon { get; }

    /// <summary>Permission without which it is not asked.</summary>
    string Permission { get; }

    /// <summary>Place among the others.</summary>
    int Order { get; }

    /// <summary>Heading in a dossier of this kind; null when it has nothing to say in one.</summary>
    string? Title(DossierKind kind);

    /// <summary>The newest lines first.</summary>
    /// <param name="kind">Whose dossier.</param>
    /// <param name="ids">The record, and those that were merged into it.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<IReadOnlyList<DossierLine>> LinesAsync(DossierKind kind, IReadOnlyCollection<Guid> ids, int most, CancellationToken cancellationToken);
}
