using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Mail;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mail;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// Whoever writes gets an answer: at once that it came, the same words to everybody, and when it is registered the number with the receipt code. What came from a machine is
/// never answered.
/// </summary>
internal sealed class WhenMailCame(AppDbContext db, IMessages messages, ISealer sealer) : IReaction<MailCame>, IReaction<MessageTaken>
{
    /// <summary>Somebody waits for an answer.</summary>
    public static bool IsAnswered(MailCame happened) => happened.State is MailState.Staged or MailState.Followed;

    public async Task ReactAsync(MailCame happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var mail = await db.Set<IncomingMail>().AsNoTracking().FoundAsync(happened.MailId, cancellationToken);
        if (sealer.OpenIfAny(MailClerk.Sender, mail.Sender) is not { } address) return;
        // Followed or not, known or stranger: the same sentence, so that nobody learns which numbers and codes exist.
        await messages.PostAsync(new(MessageKind.Progress, MessageWays.Email, address, DoorText.MailReceived, mail.Id), cancellationToken);
    }

    public async Task ReactAsync(MessageTaken happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var mail = await db.Set<IncomingMail>().AsNoTracking().SingleOrDefaultAsync(found => found.MessageId == happened.MessageId, cancellationToken);
        if (mail is null || sealer.OpenIfAny(MailClerk.Sender, mail.Sender) is not { } address) return;
        var number = await db.Set<WorkerRequest>().Where(request => request.Id == happened.RequestId).Select(request => request.Number).SingleAsync(cancellationToken);
        var code = ReceiptCode.Shown(ReceiptCode.Of(MessageTaker.SeedOf(happened.MessageId), sealer));
        await messages.PostAsync(new(MessageKind.Progress, MessageWays.Email, address, string.Format(DoorText.MailRegistered, number, code), happened.RequestId), cancellationToken);
    }
}
