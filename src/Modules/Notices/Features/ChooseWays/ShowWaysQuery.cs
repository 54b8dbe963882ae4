using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Notices.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Features.ChooseWays;

/// <summary>How I want to hear of what.</summary>
internal sealed record ShowWaysQuery;

/// <summary>What one hears of, and how.</summary>
/// <param name="Topic">A kind of notice, or <c>OwnRequests</c>.</param>
/// <param name="Ways">As chosen, or as is usual.</param>
internal sealed record TopicWays(string Topic, MessageWays Ways);

/// <param name="IsStaff">Whether the kinds of notices are among the topics.</param>
/// <param name="Open">The ways by which I can be reached.</param>
/// <param name="Topics">Each with its ways.</param>
internal sealed record MyWays(bool IsStaff, MessageWays Open, IReadOnlyList<TopicWays> Topics);

internal sealed class ShowWaysHandler(CurrentUser user, IContacts contacts, ChosenWays chosen)
{
    public async Task<MyWays> HandleAsync(ShowWaysQuery query, CancellationToken cancellationToken)
    {
        var me = user.AccountId ?? throw new NotFoundException();
        var contact = (await contacts.OfAsync([me], cancellationToken)).GetValueOrDefault(me);
        var mine = await chosen.OfAsync(me, cancellationToken);
        var topics = user.IsStaff
            ? Enum.GetValues<NoticeKind>().Select(kind => new TopicWays(kind.ToString(), mine.TryGetValue(kind.ToString(), out var ways) ? ways : ChosenWays.Usual(kind, contact)))
            : [new TopicWays(NoticeChoice.OwnRequests, mine.GetValueOrDefault(NoticeChoice.OwnRequests, ChosenWays.UsualForWorkers))];
        return new(user.IsStaff, ChosenWays.Open(contact), [.. topics]);
    }
}
