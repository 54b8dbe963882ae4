using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Delivery;

/// <summary>Writes what is to go to phones and mailboxes. The caller saves.</summary>
internal sealed class Outbox(AppDbContext db, ISealer sealer, IContacts contacts, ChosenWays chosen, TimeProvider clock) : IMessages
{
    public async Task<bool> PostAsync(NewMessage message, CancellationToken cancellationToken)
    {
        if (await DestinationAsync(message, cancellationToken) is not { } to) return false;
        var now = clock.GetUtcNow();
        var content = new Content(message.Kind, null, sealer.Seal(OutgoingMessage.TextField, Short(message.Text)), null, message.SubjectId, null, now + message.GoodFor);
        db.Add(new OutgoingMessage(content, to, message.IsUrgent || message.Kind == MessageKind.Code, now));
        return true;
    }

    /// <summary>Repeats a notice outside the house, by every way the account wants.</summary>
    public void Repeat(StaffNotice notice, bool isUrgent, MessageWays ways, Contact contact)
    {
        foreach (var way in new[] { MessageWays.WeChat, MessageWays.Email, MessageWays.ShortMessage }.Where(way => (ways & ChosenWays.Open(contact)).HasFlag(way)))
        {
            var instead = way != MessageWays.WeChat || ways != MessageWays.WeChat ? MessageWays.None
                : contact.Email is not null ? MessageWays.Email : contact.Mobile is not null ? MessageWays.ShortMessage : MessageWays.None;
            var text = notice.Detail is { Length: > 0 } detail ? $"{notice.Title}（{detail}）" : notice.Title;
            db.Add(new OutgoingMessage(
                new(MessageKind.Work, notice.Kind, sealer.Seal(OutgoingMessage.TextField, Short(text)), notice.Url, notice.SubjectId, notice.Id, null),
                To(way, instead, way == MessageWays.Email || instead == MessageWays.Email ? contact.Email : contact.Mobile, contact.AccountId), isUrgent, notice.At));
        }
    }

    // Who follows the official account reads it there; where that fails it comes as a short message after all.
    private async Task<Destination?> DestinationAsync(NewMessage message, CancellationToken cancellationToken)
    {
        if (message.Kind is MessageKind.Code or MessageKind.Invitation || message.Way != MessageWays.ShortMessage
            || await contacts.HolderOfAsync(message.Address, cancellationToken) is not { } holder)
            return To(message.Way, MessageWays.None, message.Address, null);
        var ways = (await chosen.OfAsync([holder], NoticeChoice.OwnRequests, cancellationToken)).GetValueOrDefault(holder, ChosenWays.UsualForWorkers);
        if (ways == MessageWays.None) return null;
        var follows = ways.HasFlag(MessageWays.WeChat) && (await contacts.OfAsync([holder], cancellationToken)).GetValueOrDefault(holder)?.WeChat is not null;
        return follows ? To(MessageWays.WeChat, MessageWays.ShortMessage, message.Address, holder) : To(MessageWays.ShortMessage, MessageWays.None, message.Address, holder);
    }

    private Destination To(MessageWays way, MessageWays instead, string? address, Guid? accountId) => new(
        way, instead, sealer.SealIfAny(OutgoingMessage.AddressField, address),
        address is null ? "" : address.Contains('@', StringComparison.Ordinal) ? Masked.Email(address) : Masked.Mobile(address), accountId);

    private static string Short(string text) => text.Length <= OutgoingMessage.LongestText ? text : text[..(OutgoingMessage.LongestText - 1)] + "…";
}
