using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Notices.Domain;

/// <summary>Where a message goes, and where else if that does not work.</summary>
/// <param name="Way">The way.</param>
/// <param name="Instead">The way to take when the first refuses for good, or None.</param>
/// <param name="Address">Sealed mobile or e-mail address of the way that needs one, or null.</param>
/// <param name="Shown">The address as the log shows it, masked.</param>
/// <param name="AccountId">Whose choices and bindings hold, or null.</param>
internal sealed record Destination(MessageWays Way, MessageWays Instead, SealedText? Address, string Shown, Guid? AccountId);

/// <summary>What a message says and how long that has a point.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Topic">Of a notice, what that is about.</param>
/// <param name="Text">Sealed.</param>
/// <param name="Url">Local address it leads to, or null.</param>
/// <param name="SubjectId">What it is about.</param>
/// <param name="NoticeId">The notice it repeats: once that is read, the message has no point.</param>
/// <param name="ExpiresAt">When it has lost its point, or null.</param>
internal sealed record Content(MessageKind Kind, NoticeKind? Topic, SealedText Text, string? Url, Guid SubjectId, Guid? NoticeId, DateTimeOffset? ExpiresAt);

/// <summary>A text on its way to somebody's phone or mailbox. What it says and to whom is sealed; the log shows kind, way and a masked address.</summary>
[NotJournalled("What it tells of is in the journal; what an administrator does with it is told.")]
internal sealed class OutgoingMessage : Parcel
{
    public const int LongestText = 600;

    public static readonly SealedField TextField = new("message-text");
    public static readonly SealedField AddressField = new("message-address");

    private OutgoingMessage() => Text = null!;

    public OutgoingMessage(Content content, Destination to, bool isUrgent, DateTimeOffset now) : base(now)
    {
        (Kind, Topic, Text, Url, SubjectId, NoticeId, ExpiresAt) = (content.Kind, content.Topic, content.Text, content.Url, content.SubjectId, content.NoticeId, content.ExpiresAt);
        (Way, Instead, Address, Shown, AccountId) = (to.Way, to.Instead, to.Address, to.Shown, to.AccountId);
        IsUrgent = isUrgent;
    }

    public MessageKind Kind { get; private set; }
    public NoticeKind? Topic { get; private set; }
    public SealedText Text { get; private set; }
    public string? Url { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid? NoticeId { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    public MessageWays Way { get; private set; }
    public MessageWays Instead { get; private set; }
    public SealedText? Address { get; private set; }
    public string Shown { get; private set; } = "";
    public Guid? AccountId { get; private set; }

    /// <summary>The first way refuses for good.</summary>
    public void FallBack() => (Way, Instead) = (Instead, MessageWays.None);
}
