using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Mail;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Mail;

/// <summary>
/// Takes one letter: a further word on a request when its sender may speak to it, else a message that waits for somebody to say what it is. A letter that was taken
/// before is passed over. Everything of it or nothing is kept.
/// </summary>
internal sealed class MailClerk(AppDbContext db, MailFollower follower, MailStaging staging, MailFiles files, ISealer sealer, TimeProvider time)
{
    /// <summary>The address of a sender.</summary>
    public static readonly SealedField Sender = new("mail-sender");

    /// <summary>Keeps a letter; returns it, or null when it was there already.</summary>
    public async Task<IncomingMail?> TakeAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (await IsKnownAsync(letter, cancellationToken)) return null;
        var enclosures = letter.Fault is null ? await files.StageAsync(letter, cancellationToken) : new StagedEnclosures([], null);
        try
        {
            return await KeepAsync(letter, enclosures, cancellationToken);
        }
        catch (Exception e)
        {
            db.ChangeTracker.Clear();
            await files.GiveUpAsync(enclosures.Tokens);
            // Another node fetched it at the same moment. A clash about anything else is tried again.
            if (e is DbUpdateException clash && db.Dialect.IsUniqueViolation(clash) && await IsKnownAsync(letter, cancellationToken)) return null;
            throw;
        }
    }

    private async Task<IncomingMail> KeepAsync(Letter letter, StagedEnclosures enclosures, CancellationToken cancellationToken)
    {
        var sender = sealer.BlindIndexIfAny(Sender, letter.Address);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        var request = letter.Fault is null ? await follower.FindAsync(letter, sender, cancellationToken) : null;
        letter = letter with { Subject = MailFollower.WithoutCodes(letter.Subject) };
        var mail = IncomingMail.Fetch(
            letter.Key, await staging.OfficeAsync(cancellationToken), letter.SentAt, sealer.SealIfAny(Sender, letter.Address), sender, letter.Subject, time.GetUtcNow());
        db.Add(mail);
        if (letter.Fault is { } fault) mail.Leave(fault);
        else if (request is not null) mail.Follow(await follower.AddAsync(request, letter, enclosures, cancellationToken));
        else mail.Stage(await staging.StageAsync(letter, enclosures, follower.Doubt, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await all.CommitAsync(cancellationToken);
        return mail;
    }

    private Task<bool> IsKnownAsync(Letter letter, CancellationToken cancellationToken) => db.Set<IncomingMail>().AnyAsync(known => known.Key == letter.Key, cancellationToken);
}

/// <summary>Puts a letter among the messages: one batch a day, reviewed like a file.</summary>
internal sealed class MailStaging(AppDbContext db, MessageStaging messages, MailFiles files, IUnitDirectory units, TimeProvider time)
{
    /// <summary>Whoever answers for the mailbox: the district.</summary>
    public async Task<string> OfficeAsync(CancellationToken cancellationToken) => (await units.TreeAsync(cancellationToken)).District.Path;

    /// <summary>Adds it to the batch of today; the caller saves.</summary>
    public async Task<Guid> StageAsync(Letter letter, StagedEnclosures enclosures, string? doubt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (office, title) = (await OfficeAsync(cancellationToken), string.Format(DoorText.MailBatch, ChinaTime.DateOf(now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var begin = ChinaTime.StartOfDay(ChinaTime.DateOf(now));
        var batch = await db.Set<MessageBatch>().Where(found => found.Source == BatchSource.Mail && found.UnitPath == office && found.At >= begin).OrderBy(found => found.At).FirstOrDefaultAsync(cancellationToken)
            ?? await messages.BeginAsync(BatchSource.Mail, title, office, IntakeChannel.Letter, null, cancellationToken);
        batch.Add();
        var id = batch.Id;
        var line = (await db.Set<IncomingMessage>().Where(message => message.BatchId == id).MaxAsync(message => (int?)message.Line, cancellationToken) ?? 0) + 1;
        var (text, cut) = Whole(letter);
        var found = MessageFile.Check(line, text, null, null, letter.Address, letter.Name, null, null, now);
        var doubts = string.Join(' ', new[] { found.Doubts, doubt, cut ? DoorText.MailCut : null, enclosures.Refused }.OfType<string>());
        var message = messages.Sealed(batch, found with { WrittenAt = letter.SentAt, Doubts = doubts.Length == 0 ? null : TypedText.Cut(doubts, 1000) });
        db.Add(message);
        await files.ClaimAsync(enclosures, MessageDesk.MessageSubject, message.Id, office, cancellationToken);
        return message.Id;
    }

    // The subject often says what it is about, and the text does not say it again.
    private static (string Text, bool Cut) Whole(Letter letter)
    {
        var subject = letter.Subject ?? "";
        var text = subject.Length == 0 || letter.Text.Contains(subject, StringComparison.Ordinal) ? letter.Text : $"{subject}\n{letter.Text}";
        return (TypedText.Cut(text, IntakeChecks.FactsMax), text.Length > IntakeChecks.FactsMax);
    }
}
