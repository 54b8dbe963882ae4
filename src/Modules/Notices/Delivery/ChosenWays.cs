using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Delivery;

/// <summary>How people want to hear of what: as they chose, else as is usual.</summary>
internal sealed class ChosenWays(AppDbContext db)
{
    /// <summary>What a worker gets who chose nothing: the official account if he follows it, else short messages.</summary>
    public const MessageWays UsualForWorkers = MessageWays.ShortMessage | MessageWays.WeChat;

    // What cannot wait until somebody happens to look.
    private static readonly NoticeKind[] Loud = [NoticeKind.RedCard, NoticeKind.Escalation, NoticeKind.Assignment, NoticeKind.Operation];

    /// <summary>What each of these accounts chose for a topic.</summary>
    public Task<Dictionary<Guid, MessageWays>> OfAsync(IReadOnlyCollection<Guid> accountIds, string topic, CancellationToken cancellationToken) =>
        db.Set<NoticeChoice>().Where(choice => choice.Topic == topic && accountIds.Contains(choice.AccountId))
            .ToDictionaryAsync(choice => choice.AccountId, choice => choice.Ways, cancellationToken);

    /// <summary>What one account chose for each topic.</summary>
    public Task<Dictionary<string, MessageWays>> OfAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Set<NoticeChoice>().Where(choice => choice.AccountId == accountId).ToDictionaryAsync(choice => choice.Topic, choice => choice.Ways, cancellationToken);

    /// <summary>What is usual for staff: what is loud goes out once, by WeChat or else by e-mail. Short messages cost money and are chosen.</summary>
    public static MessageWays Usual(NoticeKind kind, Contact? contact) => !Loud.Contains(kind) ? MessageWays.None
        : contact?.WeChat is not null ? MessageWays.WeChat
        : contact?.Email is not null ? MessageWays.Email
        : MessageWays.None;

    /// <summary>The ways by which somebody can be reached.</summary>
    public static MessageWays Open(Contact? contact) =>
        (contact?.Mobile is null ? 0 : MessageWays.ShortMessage) | (contact?.Email is null ? 0 : MessageWays.Email) | (contact?.WeChat is null ? 0 : MessageWays.WeChat);
}
