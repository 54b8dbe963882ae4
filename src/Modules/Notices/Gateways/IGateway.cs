using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Notices.Gateways;

/// <summary>A message as a gateway gets it: opened, for this moment only.</summary>
/// <param name="Id">Tells the gateway what it has had already.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Topic">Of a notice, what that is about.</param>
/// <param name="Address">Mobile in E.164, e-mail address, or openid.</param>
/// <param name="Text">What it says.</param>
/// <param name="Url">Local address it leads to, or null.</param>
/// <param name="At">When it was written, in UTC.</param>
internal sealed record Letter(Guid Id, MessageKind Kind, NoticeKind? Topic, string Address, string Text, string? Url, DateTimeOffset At)
{
    /// <summary>What it is, in a word.</summary>
    public string Heading => Topic is { } topic ? NoticeWords.Of(topic) : NoticeWords.Of(Kind);
}

/// <summary>The last door of the house for one way.</summary>
internal interface IGateway
{
    /// <summary>The way.</summary>
    MessageWays Way { get; }

    /// <summary>Whether the installation has set it up, for this kind.</summary>
    bool Takes(MessageKind kind);

    /// <summary>Hands a letter over once.</summary>
    Task<Carried> SendAsync(Letter letter, CancellationToken cancellationToken);
}
