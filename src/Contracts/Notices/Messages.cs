namespace Niangjia.Contracts.Notices;

/// <summary>What a message is, so that templates, choices and the log can tell them apart.</summary>
public enum MessageKind
{
    /// <summary>验证码：proves that a phone or an address is in somebody's hands; goes at once and whatever the person chose</summary>
    Code,
    /// <summary>邀请：the way to a page on which somebody must act; goes whatever the person chose</summary>
    Invitation,
    /// <summary>诉求进展：where the applicant's request stands</summary>
    Progress,
    /// <summary>调解通知：meetings, agreements, payments</summary>
    Mediation,
    /// <summary>工作提醒：a notice of a member of the staff</summary>
    Work,
}

/// <summary>By which way a message goes.</summary>
[Flags]
public enum MessageWays
{
    /// <summary>不发送</summary>
    None = 0,
    /// <summary>短信</summary>
    ShortMessage = 1,
    /// <summary>电子邮件</summary>
    Email = 2,
    /// <summary>微信</summary>
    WeChat = 4,
}

/// <summary>A text for somebody outside the house.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Way">Short message or e-mail. A worker who follows the official account gets it there instead, unless it is a code or an invitation.</param>
/// <param name="Address">Mobile in E.164, or e-mail address.</param>
/// <param name="Text">In the language of the recipient, at most 600 characters.</param>
/// <param name="SubjectId">The request, dispute or account it is about.</param>
/// <param name="IsUrgent">Whether it may disturb somebody's night: danger to life and health.</param>
/// <param name="GoodFor">How long it has a point, or null for ever.</param>
public sealed record NewMessage(MessageKind Kind, MessageWays Way, string Address, string Text, Guid SubjectId, bool IsUrgent = false, TimeSpan? GoodFor = null);

/// <summary>
/// What goes to phones and mailboxes. Nothing here sends or saves: a message is written in the caller's transaction, stands or falls with it, and is carried
/// afterwards, at least once. A gateway that is down holds up nobody's work.
/// </summary>
public interface IMessages
{
    /// <summary>Writes a message; the caller saves. False when the recipient has chosen not to get such messages.</summary>
    Task<bool> PostAsync(NewMessage message, CancellationToken cancellationToken);

    /// <summary>The same for many at once: for each, in this order, whether it goes.</summary>
    Task<IReadOnlyList<bool>> PostAllAsync(IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken);
}

/// <summary>Somebody chose how to hear of what; of a kind of notice, or a worker of his own requests.</summary>
public sealed record NoticeWaysChosen(Guid AccountId, string Topic, MessageWays Ways);
