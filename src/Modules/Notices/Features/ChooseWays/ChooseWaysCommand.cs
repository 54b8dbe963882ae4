using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Features.ChooseWays;

/// <summary>Chooses how I hear of these topics; others stay as they are.</summary>
internal sealed record ChooseWaysCommand(IReadOnlyList<TopicWays> Choices);

internal sealed class ChooseWaysHandler(CurrentUser user, MyChoices choices)
{
    public Task HandleAsync(ChooseWaysCommand command, CancellationToken cancellationToken)
    {
        var known = MyChoices.TopicsOf(user);
        if (command.Choices.FirstOrDefault(choice => !known.Contains(choice.Topic)) is { } unknown)
            throw new RefusedException(string.Format(NoticesText.UnknownTopic, unknown.Topic), field: nameof(command.Choices));
        return choices.SaveAsync(command.Choices.DistinctBy(choice => choice.Topic), cancellationToken);
    }
}

/// <summary>One tap: nothing is sent to me outside the platform any more, but codes that I ask for and what I must act on.</summary>
internal sealed record StopMessagesCommand;

internal sealed class StopMessagesHandler(CurrentUser user, MyChoices choices)
{
    public Task HandleAsync(StopMessagesCommand command, CancellationToken cancellationToken) =>
        choices.SaveAsync(MyChoices.TopicsOf(user).Select(topic => new TopicWays(topic, MessageWays.None)), cancellationToken);
}

/// <summary>What the current user chose.</summary>
internal sealed class MyChoices(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    /// <summary>What somebody can choose about.</summary>
    public static IReadOnlyCollection<string> TopicsOf(CurrentUser user) => user.IsStaff ? Enum.GetNames<NoticeKind>() : [NoticeChoice.OwnRequests];

    /// <summary>Saves what differs, and takes back what waits to be sent by a way that is wanted no more.</summary>
    public async Task SaveAsync(IEnumerable<TopicWays> wanted, CancellationToken cancellationToken)
    {
        var (me, now) = (user.AccountId ?? throw new NotFoundException(), clock.GetUtcNow());
        var mine = await db.Set<NoticeChoice>().Where(choice => choice.AccountId == me).ToDictionaryAsync(choice => choice.Topic, cancellationToken);
        var stopped = false;
        foreach (var (topic, ways) in wanted)
        {
            stopped |= ways == MessageWays.None;
            if (mine.TryGetValue(topic, out var known) && known.Ways == ways) continue;
            if (known is null) db.Add(known = new NoticeChoice(me, topic, now));
            known.Choose(ways);
        }
        await db.SaveChangesAsync(cancellationToken);
        if (stopped) await TakeBackAsync(me, now, cancellationToken);
    }

    private async Task TakeBackAsync(Guid me, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var silent = await db.Set<NoticeChoice>().Where(choice => choice.AccountId == me && choice.Ways == MessageWays.None).Select(choice => choice.Topic).ToListAsync(cancellationToken);
        var topics = silent.Where(topic => topic != NoticeChoice.OwnRequests).Select(topic => (NoticeKind?)Enum.Parse<NoticeKind>(topic)).ToList();
        var own = silent.Contains(NoticeChoice.OwnRequests);
        await db.Set<OutgoingMessage>()
            .Where(message => message.AccountId == me && message.State == ParcelState.Waiting && (topics.Contains(message.Topic) || (own && message.Topic == null)))
            .ExecuteUpdateAsync(
                // Without its lease a pump that has it in hand lets go of it.
                set => set.SetProperty(message => message.State, ParcelState.Dropped).SetProperty(message => message.Lease, (Guid?)null).SetProperty(message => message.LeasedUntil, (DateTimeOffset?)null)
                    .SetProperty(message => message.NextTryAt, (DateTimeOffset?)null)
                    .SetProperty(message => message.EndedAt, now).SetProperty(message => message.Answer, NoticesText.Stopped), cancellationToken);
    }
}
