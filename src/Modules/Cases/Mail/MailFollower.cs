using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Mail;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Mail;

/// <summary>
/// Finds the request a letter speaks to. The receipt code in the subject is the applicant's key; a number is known to many and counts only from the address that wrote the
/// request. Whoever has neither is a stranger: the letter waits among the messages, and the answer says nothing that a stranger may not know (R-PRI-13).
/// </summary>
internal sealed partial class MailFollower(AppDbContext db, ISealer sealer, MailFiles files, TimeProvider time)
{
    private const int NoteLength = 2000;

    /// <summary>What staff should look at in a letter that names a request its sender may not speak to; set by <see cref="FindAsync"/>.</summary>
    public string? Doubt { get; private set; }

    /// <summary>The request, or null.</summary>
    public async Task<WorkerRequest?> FindAsync(Letter letter, string? senderIndex, CancellationToken cancellationToken)
    {
        Doubt = null;
        var subject = letter.Subject ?? "";
        foreach (var word in CodesIn(subject))
        {
            var index = sealer.BlindIndex(ReceiptCode.Field, ReceiptCode.Read(word.Value)!);
            if (await db.Set<WorkerRequest>().SingleOrDefaultAsync(request => request.ReceiptIndex == index, cancellationToken) is { } own) return StillOpen(own);
        }
        if (Number().Match(subject.ToUpperInvariant()) is not { Success: true, Value: var number }) return null;
        var named = await db.Set<WorkerRequest>().SingleOrDefaultAsync(request => request.Number == number, cancellationToken);
        if (named is not null && senderIndex is not null && await WroteAsync(named.Id, senderIndex, cancellationToken)) return StillOpen(named);
        Doubt = string.Format(DoorText.NamesOther, number);
        return null;
    }

    /// <summary>A subject as it may be kept: a code is the applicant's key, and stands nowhere in the clear.</summary>
    public static string? WithoutCodes(string? subject)
    {
        if (subject is null) return null;
        var kept = subject.ToCharArray();
        foreach (var word in CodesIn(subject)) kept.AsSpan(word.Index, word.Length).Fill('*');
        return new(kept);
    }

    /// <summary>Adds what was written to the request, in as many notes as it needs, with its files; the caller saves.</summary>
    public async Task<Guid> AddAsync(WorkerRequest request, Letter letter, StagedEnclosures enclosures, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        for (var rest = letter.Text; rest.Length > 0;)
        {
            var part = TypedText.Cut(rest, NoteLength);
            rest = rest[part.Length..];
            if (!string.IsNullOrWhiteSpace(part)) request.Note(part, true, CasesText.TheApplicant, true, now);
        }
        if (enclosures.Refused is { } refused) request.Note(TypedText.Cut(refused, NoteLength), false, DoorText.Mailbox, false, now);
        if (await files.ClaimAsync(enclosures, RequestClocks.Subject, request.Id, request.UnitPath, cancellationToken) is > 0 and var count) request.EvidenceCame(count, true);
        return request.Id;
    }

    private static IEnumerable<Match> CodesIn(string subject) =>
        Code().Matches(TypedText.HalfWidth(subject).ToUpperInvariant()).Where(word => ReceiptCode.Read(word.Value) is not null);

    private WorkerRequest? StillOpen(WorkerRequest request)
    {
        if (!RequestTransitions.Ended.Contains(request.State)) return request;
        Doubt = string.Format(DoorText.NamesEnded, request.Number);
        return null;
    }

    // The address from which the request, or a word on it that was believed, came.
    private Task<bool> WroteAsync(Guid requestId, string senderIndex, CancellationToken cancellationToken) => db.Set<IncomingMail>().AnyAsync(
        mail => mail.SenderIndex == senderIndex && (mail.RequestId == requestId || db.Set<IncomingMessage>().Any(message => message.Id == mail.MessageId && message.RequestId == requestId)), cancellationToken);

    [GeneratedRegex(@"QS-\d{6}-\d{8}-\d{4,6}")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![0-9A-Z-])[0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}(?![0-9A-Z-])")]
    private static partial Regex Code();
}
