using System.Security.Cryptography;
using System.Text;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Mediation;

/// <summary>What every document of a dispute names: the case, and the unit that issues it.</summary>
internal sealed record PaperCase(DisputeCase Dispute, string UnitName);

/// <summary>
/// The code on a printed document: which sheet, the beginning of its SHA-256, and a keyed mark. Whoever has the code has the paper; without the key nobody
/// makes one, so that the public page can be asked by strangers and tells them nothing about cases whose numbers they guess.
/// </summary>
internal sealed class PaperMarks(ISealer sealer)
{
    private const int DigestLength = 12;
    private const int MarkLength = 12;
    private static readonly SealedField Field = new("paper-mark");

    /// <summary>A1-3F2A91BC77D0-9F31C2D05E21; null when there is no such sheet.</summary>
    public string? CodeOf(DisputeCase dispute, DisputePaper paper) =>
        paper.DigestIn(dispute) is { } digest ? $"{paper}-{Shown(digest)}-{MarkOf(dispute.Number, paper, Shown(digest))}" : null;

    /// <summary>Reads a code made here for this case number; null for any other.</summary>
    public (DisputePaper Paper, string Digest)? Read(string caseNumber, string code)
    {
        if (code.Split('-') is not [var sheet, { Length: DigestLength } digest, { Length: MarkLength } mark] || !DisputePaper.TryParse(sheet, out var paper)) return null;
        var expected = MarkOf(caseNumber, paper.Value, digest);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(mark)) ? (paper.Value, digest) : null;
    }

    /// <summary>Whether a sheet still says what it said when the code was made.</summary>
    public static bool Holds(DisputeCase dispute, DisputePaper paper, string digest) => paper.DigestIn(dispute) is { } now && Shown(now) == digest;

    private static string Shown(string digest) => digest[..DigestLength].ToUpperInvariant();

    private string MarkOf(string caseNumber, DisputePaper paper, string digest) => sealer.BlindIndex(Field, $"{caseNumber}:{paper}:{digest}")[..MarkLength].ToUpperInvariant();
}
