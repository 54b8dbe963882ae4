using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>
/// The way of one party to its dispute on a phone, without an account: a link that cannot be guessed, and for the employer a code sent to
/// its phone each time. The code is never stored, only its keyed fingerprint.
/// </summary>
internal sealed class PartyDoor : Entity, IScoped
{
    /// <summary>Wrong codes before a new one must be asked for.</summary>
    public const int MostTries = 5;

    /// <summary>How long a code is good for.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>Time between two codes.</summary>
    public static readonly TimeSpan CodePause = TimeSpan.FromMinutes(1);

    private PartyDoor()
    {
    }

    public Guid DisputeId { get; private set; }
    public int PartyNumber { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>Raised by a new invitation: earlier links end.</summary>
    public int Serial { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public string? CodeIndex { get; private set; }
    public DateTimeOffset? CodeSentAt { get; private set; }
    public int CodeTries { get; private set; }

    /// <summary>Opens the way of the applicant: it is reached with the receipt code and needs no invitation.</summary>
    public static PartyDoor Open(DisputeCase dispute, int partyNumber, DateTimeOffset now)
    {
        var door = new PartyDoor
        {
            Id = Guid.CreateVersion7(now),
            DisputeId = dispute.Id,
            PartyNumber = dispute.Party(partyNumber).Number,
            UnitPath = dispute.UnitPath,
            Serial = 1,
            ExpiresAt = now.AddYears(2),
        };
        door.Tell(new PartyDoorOpened(dispute.Id, partyNumber));
        return door;
    }

    /// <summary>Sends a new link out; the old one ends.</summary>
    public void Invite(DateTimeOffset expiresAt)
    {
        Serial++;
        (ExpiresAt, CodeIndex, CodeSentAt, CodeTries) = (expiresAt, null, null, 0);
        Tell(new SigningInvitationSent(DisputeId, PartyNumber));
    }

    /// <summary>Remembers the fingerprint of a code just sent.</summary>
    public void SendCode(string codeIndex, DateTimeOffset now)
    {
        if (CodeSentAt is { } last && now < last + CodePause) throw new RefusedException(MediationText.CodeTooSoon, "R-SEC-02", "Code");
        (CodeIndex, CodeSentAt, CodeTries) = (codeIndex, now, 0);
        Tell(new SigningCodeSent(DisputeId, PartyNumber));
    }

    /// <summary>Whether the code is the one sent and still good. A wrong one counts as a try.</summary>
    public bool Accepts(string codeIndex, DateTimeOffset now)
    {
        if (CodeIndex is null || CodeSentAt is not { } sent || now > sent + CodeLife || CodeTries >= MostTries) return false;
        if (System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(codeIndex), System.Text.Encoding.ASCII.GetBytes(CodeIndex))) return true;
        CodeTries++;
        Tell(new SigningCodeMistyped(DisputeId, PartyNumber));
        return false;
    }
}

/// <summary>The strokes of a signature drawn on a phone, as PNG.</summary>
[NotJournalled("The signing itself is told by the dispute, with the digest of what was signed.")]
internal sealed class SignatureImage : Entity
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MaxBytes = 60_000;

    private SignatureImage()
    {
    }

    public Guid DisputeId { get; private set; }
    public byte[] Png { get; private set; } = [];

    /// <summary>Takes the data address the signature pad sends; null when nothing was drawn.</summary>
    /// <exception cref="RefusedException">It is not a picture, or too large.</exception>
    public static SignatureImage? From(string? dataAddress, Guid disputeId, DateTimeOffset now)
    {
        const string prefix = "data:image/png;base64,";
        if (string.IsNullOrWhiteSpace(dataAddress)) return null;
        var png = new byte[MaxBytes];
        if (!dataAddress.StartsWith(prefix, StringComparison.Ordinal) || dataAddress.Length > MaxBytes
            || !Convert.TryFromBase64String(dataAddress[prefix.Length..], png, out var length)
            || !png.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            throw new RefusedException(MediationText.SignatureNotReadable, "R-MED-06", "Strokes");
        return new() { Id = Guid.CreateVersion7(now), DisputeId = disputeId, Png = png[..length] };
    }
}
