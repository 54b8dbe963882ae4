using System.Text.Json;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Documents;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Documents.Domain;

/// <summary>Which document: of a matter, of a kind, which of several.</summary>
internal sealed record DocumentPlace(string Subject, Guid SubjectId, string Kind, int Sheet);

/// <summary>
/// 文书: drafted over what its matter fills in, then frozen under a number (R §14). Of one kind and sheet there is one that counts; taken back, it stays, and the
/// next is another round. Its words are kept sealed, for they name people.
/// </summary>
internal sealed class OfficialDocument : Entity, IScoped
{
    /// <summary>What its words are sealed as.</summary>
    public static readonly SealedField Words = new("document");

    private OfficialDocument()
    {
    }

    public string Subject { get; private set; } = "";
    public Guid SubjectId { get; private set; }
    public string Kind { get; private set; } = "";
    public int Sheet { get; private set; }

    /// <summary>1, 2, 3 …: one more for each that was taken back.</summary>
    public int Round { get; private set; }

    /// <inheritdoc/>
    public string UnitPath { get; private set; } = "";
    public string Title { get; private set; } = "";
    public DocumentState State { get; private set; }

    /// <summary>What was typed instead of what the matter fills in, by element; sealed JSON.</summary>
    public SealedText? Edits { get; private set; }

    /// <summary>Number; null for a draft.</summary>
    public string? Number { get; private set; }

    /// <summary>Name of the issuing unit at that time.</summary>
    public string? UnitName { get; private set; }
    public DateOnly? On { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>The frozen document, sealed.</summary>
    public SealedText? Frozen { get; private set; }

    /// <summary>SHA-256 of the frozen document.</summary>
    public string? Digest { get; private set; }

    /// <summary>What anybody checks it by; nobody guesses it.</summary>
    public string? Code { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidReason { get; private set; }

    public DocumentPlace Place => new(Subject, SubjectId, Kind, Sheet);

    /// <summary>Begins a draft.</summary>
    public static OfficialDocument Draft(DocumentPlace place, int round, DocumentTemplate template, DateTimeOffset now)
    {
        var document = new OfficialDocument
        {
            Id = Guid.CreateVersion7(now),
            Subject = place.Subject,
            SubjectId = place.SubjectId,
            Kind = place.Kind,
            Sheet = place.Sheet,
            Round = round,
            UnitPath = template.UnitPath,
            Title = template.Title,
        };
        document.Tell(new DocumentDrafted(document.Id, place.Subject, place.SubjectId, place.Kind));
        return document;
    }

    /// <summary>Keeps what was typed where it differs from what the matter says, so that all else follows the matter until the issue.</summary>
    public void Edit(DocumentTemplate template, IReadOnlyDictionary<string, string?> typed, ISealer sealer)
    {
        RefuseUnlessDraft();
        var edits = template.Elements.Where(element => !element.IsFixed && typed.ContainsKey(element.Key) && Lined(typed[element.Key]) != Lined(element.Text))
            .ToDictionary(element => element.Key, element => Lined(typed[element.Key]));
        Edits = edits.Count == 0 ? null : sealer.Seal(Words, JsonSerializer.Serialize(edits));
        Title = template.Title;
        Tell(new DocumentDrafted(Id, Subject, SubjectId, Kind));
    }

    /// <summary>What was typed.</summary>
    public IReadOnlyDictionary<string, string> Typed(ISealer sealer) =>
        Edits is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(sealer.Open(Words, Edits))!;

    /// <summary>Freezes it.</summary>
    public void Issue(PaperDocument paper, string code, ISealer sealer, DateTimeOffset now)
    {
        RefuseUnlessDraft();
        var frozen = paper.Freeze();
        (State, Number, On, UnitName, Title) = (DocumentState.Issued, paper.Number, paper.On, paper.Unit, paper.Title);
        (IssuedAt, Frozen, Digest, Code, Edits) = (now, sealer.Seal(Words, frozen), PaperDocument.DigestOf(frozen), code, null);
        Tell(new DocumentIssued(Id, Subject, SubjectId, Kind, Number!, Digest));
    }

    /// <summary>The frozen document; a changed word in the database is found out here.</summary>
    public PaperDocument Thaw(ISealer sealer)
    {
        var frozen = sealer.Open(Words, Frozen!);
        return PaperDocument.DigestOf(frozen) == Digest ? PaperDocument.Thaw(frozen) : throw new SealBrokenException(SealFault.Altered, Words.Name, Id.ToString());
    }

    /// <summary>Takes it back: it stays readable, and the page that checks it says so.</summary>
    public void Void(string? reason, DateTimeOffset now)
    {
        if (State != DocumentState.Issued) throw new RefusedException(DocumentsText.OnlyIssuedIsVoided, "R §14");
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(DocumentsText.VoidReasonNeeded, "R-GEN-07", "Reason");
        (State, VoidedAt, VoidReason) = (DocumentState.Voided, now, reason.Trim());
        Tell(new DocumentVoided(Id, Subject, SubjectId, Kind, Number!), VoidReason);
    }

    /// <summary>Somebody took it as a file.</summary>
    public void Take(string format, bool inFull) => Tell(new DocumentTaken(Id, format, inFull));

    private void RefuseUnlessDraft()
    {
        if (State != DocumentState.Draft) throw new RefusedException(DocumentsText.IsFixed, "R §14");
    }

    private static string Lined(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>A PDF of a document that left the house, by its digest: whoever holds a file learns whether it is ours to the last byte.</summary>
[NotJournalled("What was taken, by whom and when, stands in the journal as DocumentTaken.")]
internal sealed class DocumentFile
{
    /// <summary>SHA-256 of the file.</summary>
    public required string Digest { get; init; }
    public required Guid DocumentId { get; init; }
    public required DateTimeOffset At { get; init; }
}
