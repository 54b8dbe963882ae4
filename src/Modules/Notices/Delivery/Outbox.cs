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
    public async Task<bool> PostAsync(NewMessage message, CancellationToken cancellationToken) => (await PostAllAsync([message], cancellationToken))[0];

    public async Task<IReadOnlyList<bool>> PostAllAsync(IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken)
    {
        var (destinations, now) = (await DestinationsAsync(messages, cancellationToken), clock.GetUtcNow());
        foreach (var (message, to) in messages.Zip(destinations))
        {
            if (to is null) continue;
            var content = new Content(message.Kind, null, sealer.Seal(OutgoingMessage.TextField, Short(message.Text)), null, message.SubjectId, null, now + message.GoodFor);
            db.Add(new OutgoingMessage(content, to, message.IsUrgent || message.Kind == MessageKind.Code, now));
        }
        return [.. destinations.Select(to => to is not null)];
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
    private async Task<IReadOnlyList<Destination?>> DestinationsAsync(IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken)
    {
        var asked = messages.Where(MayChoose).Select(message => message.Address).ToHashSet();
        var holders = asked.Count == 0 ? new Dictionary<string, Guid>() : await contacts.HoldersOfAsync(asked, cancellationToken);
        var accounts = holders.Values.ToHashSet();
        var ways = accounts.Count == 0 ? [] : await chosen.OfAsync(accounts, NoticeChoice.OwnRequests, cancellationToken);
        var ofWeChat = accounts.Where(holder => ways.GetValueOrDefault(holder, ChosenWays.UsualForWorkers).HasFlag(MessageWays.WeChat)).ToList();
        var reached = ofWeChat.Count == 0 ? new Dictionary<Guid, Contact>() : await contacts.OfAsync(ofWeChat, cancellationToken);
        return [.. messages.Select(message =>
        {
            if (!MayChoose(message) || !holders.TryGetValue(message.Address, out var holder)) return To(message.Way, MessageWays.None, message.Address, null);
            if (ways.GetValueOrDefault(holder, ChosenWays.UsualForWorkers) == MessageWays.None) return null;
            return reached.GetValueOrDefault(holder)?.WeChat is not null
                ? To(MessageWays.WeChat, MessageWays.ShortMessage, message.Address, holder)
                : To(MessageWays.ShortMessage, MessageWays.None, message.Address, holder);
        })];
    }

    private static bool MayChoose(NewMessage message) => message.Kind is not (MessageKind.Code or MessageKind.Invitation) && message.Way == MessageWays.ShortMessage;

    // What goes by the official account alone needs no address: the account knows its binding, and what is not kept cannot get about.
    private Destination To(MessageWays way, MessageWays instead, string? address, Guid? accountId) => new(
        way, instead, way == MessageWays.WeChat && instead == MessageWays.None ? null : sealer.SealIfAny(OutgoingMessage.AddressField, address),
        address is null ? "" : address.Contains('@', StringComparison.Ordinal) ? Masked.Email(address) : Masked.Mobile(address), accountId);

    private static string Short(string text) => text.Length <= OutgoingMessage.LongestText ? text : text[..(OutgoingMessage.LongestText - 1)] + "…";
}
