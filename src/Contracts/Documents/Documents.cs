using Niangjia.Kernel.Documents;

namespace Niangjia.Contracts.Documents;

/// <summary>How an element stands in its document.</summary>
public enum ElementStyle
{
    /// <summary>A paragraph led by its label in bold: 申请人：…</summary>
    Led,
    /// <summary>A section under its label.</summary>
    Section,
    /// <summary>Paragraphs without a label.</summary>
    Plain,
    /// <summary>Numbered items under the label, one a line.</summary>
    Items,
}

/// <summary>One required or optional part of a document (R §14), filled from the matter.</summary>
/// <param name="Key">Name of the element in its template; ASCII, never changed.</param>
/// <param name="Label">What it is called on the paper and in the form.</param>
/// <param name="Text">What is known of it; a line a paragraph.</param>
/// <param name="Style">How it stands there.</param>
/// <param name="IsRequired">Without it the document cannot be issued.</param>
public sealed record DocumentElement(string Key, string Label, string? Text, ElementStyle Style = ElementStyle.Section, bool IsRequired = true)
{
    /// <summary>Tables and signatures after the text, which nobody types.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>Was said or signed as it is: it cannot be edited.</summary>
    public bool IsFixed { get; init; }
}

/// <summary>A document of a matter, filled as far as the matter knows.</summary>
/// <param name="Title">Name of the document.</param>
/// <param name="Code">Kind code in the number (R §14): 调受.</param>
/// <param name="UnitPath">Unit that issues it.</param>
/// <param name="UnitName">Its name on the paper.</param>
/// <param name="Reference">Number of the matter.</param>
/// <param name="Elements">Its parts in order.</param>
public sealed record DocumentTemplate(string Title, string Code, string UnitPath, string UnitName, string Reference, IReadOnlyList<DocumentElement> Elements)
{
    /// <summary>To whom it goes; each gets it with the own name alone.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>The number the matter gave it already; null when the documents count it.</summary>
    public string? Number { get; init; }

    /// <summary>The day on which it takes effect; null for the day of issue.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Whether the unit puts its seal.</summary>
    public bool HasSeal { get; init; } = true;

    /// <summary>Marks of its copies.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>What only some may read in full.</summary>
    public IReadOnlyList<GuardedText> Guarded { get; init; } = [];

    /// <summary>It is issued by a step of the matter itself (a seal, a decision), which has not been taken: until then it is a draft.</summary>
    public bool AwaitsStep { get; init; }

    /// <summary>People sign this draft on paper: it is not marked as a draft.</summary>
    public bool IsForSigning { get; init; }

    /// <summary>Version of the template (R §14).</summary>
    public string Version { get; init; } = "";
}

/// <summary>A document that is possible for a matter now.</summary>
/// <param name="Kind">Name of the kind, as in <c>Acceptance</c>.</param>
/// <param name="Sheet">Which of several: number of a meeting; 0 where there is only one.</param>
/// <param name="Title">What to call it.</param>
public sealed record DocumentOffer(string Kind, int Sheet, string Title);

/// <summary>A matter that has documents, as far as the current user may see it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Url">Its page.</param>
/// <param name="UnitPath">Unit that works on it.</param>
/// <param name="MayWrite">Whether the user drafts, issues and voids its documents.</param>
/// <param name="Opens">Beginnings of the keys of guarded texts this user may read in full.</param>
/// <param name="Offers">Documents that are possible now.</param>
public sealed record DocumentMatter(string Number, string Title, string Url, string UnitPath, bool MayWrite, IReadOnlyList<string> Opens, IReadOnlyList<DocumentOffer> Offers);

/// <summary>Offered by a module whose matters have documents; the documents themselves are kept by module Documents.</summary>
public interface IDocumentSource
{
    /// <summary>Name of the kind of matter in addresses: <c>dispute</c>.</summary>
    string Subject { get; }

    /// <summary>The matter, or null when the current user does not see it.</summary>
    Task<DocumentMatter?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Fills a document; null when it is not possible (any more). Asks nobody for permission: whoever calls has.</summary>
    Task<DocumentTemplate?> FillAsync(Guid id, string kind, int sheet, CancellationToken cancellationToken);
}

/// <summary>A document of a matter in a list.</summary>
public sealed record DocumentLine(Guid Id, string Kind, int Sheet, string Title, DocumentState State, string? Number, DateOnly? On);

/// <summary>Where a document stands.</summary>
public enum DocumentState
{
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Frozen, numbered, valid.</summary>
    Issued,
    /// <summary>Taken back with a reason; it stays for the record.</summary>
    Voided,
}

/// <summary>What other modules ask of the documents.</summary>
public interface IDocuments
{
    /// <summary>The documents of a matter, oldest first. Whoever calls has checked that the user sees the matter.</summary>
    Task<IReadOnlyList<DocumentLine>> OfAsync(string subject, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Issues a document as it was drafted or, without a draft, in its standard wording; the caller saves. Once is enough: one that is valid stays as it is. With a
    /// required element missing it remains a draft, for somebody to complete.
    /// </summary>
    Task IssueAsync(string subject, Guid id, string kind, int sheet, CancellationToken cancellationToken);

    /// <summary>The valid document for a reader, with its code; null when there is none.</summary>
    Task<PaperDocument?> ReadAsync(string subject, Guid id, string kind, int sheet, PaperReader reader, CancellationToken cancellationToken);

    /// <summary>The valid document as PDF; the journal keeps that it was taken. Null when there is none.</summary>
    Task<PaperFile?> PdfAsync(string subject, Guid id, string kind, int sheet, PaperReader reader, int? copy, CancellationToken cancellationToken);

    /// <summary>A document that is not issued, as it would read: for a page that must not wait.</summary>
    PaperDocument Preview(DocumentTemplate template);
}

/// <summary>Numbers of documents, for steps that issue one; apart from <see cref="IDocuments"/>, which asks the matters themselves.</summary>
public interface IDocumentNumbers
{
    /// <summary>〔2026〕春晖工调协字第0012号 (R §14): the next number of a unit, kind and year.</summary>
    Task<string> NextAsync(string unitPath, string code, CancellationToken cancellationToken);
}

/// <summary>Somebody who reads a document through a door of its matter.</summary>
/// <param name="Opens">Which guarded texts they may read in full.</param>
/// <param name="Name">Their name as an addressee; null for the file of the unit.</param>
public sealed record PaperReader(Func<GuardedText, bool> Opens, string? Name = null);

/// <summary>A document as a file.</summary>
public sealed record PaperFile(byte[] Bytes, string Name);
