using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;

namespace Niangjia.Notices.Domain;

/// <summary>How one account wants to hear of one thing; without a row what is usual holds.</summary>
internal sealed class NoticeChoice : Entity
{
    /// <summary>The topic of all that a worker is told of his own requests.</summary>
    public const string OwnRequests = "OwnRequests";

    private NoticeChoice()
    {
    }

    public NoticeChoice(Guid accountId, string topic, DateTimeOffset now) => (Id, AccountId, Topic) = (Guid.CreateVersion7(now), accountId, topic);

    public Guid AccountId { get; private set; }

    /// <summary>A kind of notice, or <see cref="OwnRequests"/>.</summary>
    public string Topic { get; private set; } = "";

    public MessageWays Ways { get; private set; }

    public void Choose(MessageWays ways)
    {
        Ways = ways;
        Tell(new NoticeWaysChosen(AccountId, Topic, ways));
    }
}
