namespace Niangjia.Contracts.Documents;

/// <summary>A document was begun or its text changed; what it says is not in the journal.</summary>
public sealed record DocumentDrafted(Guid DocumentId, string Subject, Guid SubjectId, string Kind);

/// <summary>A document went out under its number; the digest is that of its frozen text (R §14).</summary>
public sealed record DocumentIssued(Guid DocumentId, string Subject, Guid SubjectId, string Kind, string Number, string Digest);

/// <summary>A document was taken back; the reason stands in the journal.</summary>
public sealed record DocumentVoided(Guid DocumentId, string Subject, Guid SubjectId, string Kind, string Number);

/// <summary>Somebody took an issued document as a file.</summary>
/// <param name="DocumentId">Which.</param>
/// <param name="Format">pdf, docx or bundle.</param>
/// <param name="InFull">With account numbers and the like readable (R-PRI-04).</param>
public sealed record DocumentTaken(Guid DocumentId, string Format, bool InFull);
