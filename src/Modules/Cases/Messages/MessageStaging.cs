using System.Globalization;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Numbers;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Messages;

/// <summary>Puts messages into the database before anybody judges them; names and contacts are sealed (R-SEC-12).</summary>
internal sealed class MessageStaging(AppDbContext db, ISealer sealer, NumberSeries numbers, CurrentUser user, TimeProvider time)
{
    /// <summary>How to reach who wrote a message.</summary>
    public static readonly SealedField Contact = new("message-contact");

    /// <summary>Who wrote a message.</summary>
    public static readonly SealedField Name = new("message-name");

    private static readonly SealedField Digest = new("message-digest", text => text);

    // One statement of a few hundred rows is quick on both databases; a transaction holds all of them.
    private const int Chunk = 400;

    /// <summary>Begins a batch; the caller saves.</summary>
    public async Task<MessageBatch> BeginAsync(BatchSource source, string title, string unitPath, IntakeChannel channel, string? fileHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var series = string.Create(CultureInfo.InvariantCulture, $"LY-{ChinaTime.DateOf(now):yyyyMMdd}");
        var next = await numbers.NextAsync(series, cancellationToken);
        var number = string.Create(CultureInfo.InvariantCulture, $"{series}-{next:000}");
        var batch = MessageBatch.Begin(source, number, title, unitPath, user.AccountId, channel, fileHash, now);
        db.Add(batch);
        return batch;
    }

    /// <summary>Keeps the rows of a file, all or none.</summary>
    public async Task StageAsync(MessageBatch batch, MessageColumns columns, IReadOnlyList<FoundMessage> messages, CancellationToken cancellationToken)
    {
        batch.Stage(columns, messages.Count, messages.Count(message => message.Problems is not null));
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await db.SaveChangesAsync(cancellationToken);
        foreach (var chunk in messages.Chunk(Chunk))
        {
            foreach (var message in chunk) db.Add(Sealed(batch, message));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        if (own is null) return;
        await own.CommitAsync(cancellationToken);
        await own.DisposeAsync();
    }

    /// <summary>A message ready to be added.</summary>
    public IncomingMessage Sealed(MessageBatch batch, FoundMessage message) => IncomingMessage.Stage(
        batch, message, sealer.SealIfAny(Contact, message.Contact), sealer.SealIfAny(Name, message.Name), DigestOf(message.Text, message.Contact), time.GetUtcNow());

    // The same words from another telephone are another person with the same matter, not the same message.
    private string DigestOf(string text, string? contact) =>
        sealer.BlindIndex(Digest, string.Concat(TypedText.HalfWidth(text).Where(char.IsLetterOrDigit)).ToUpperInvariant() + "|" + TypedText.Compact(contact).ToUpperInvariant());
}
