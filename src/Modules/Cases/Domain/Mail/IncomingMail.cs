using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Mail;

/// <summary>来信: a letter by e-mail that was fetched once, and what became of it. Who sent it is sealed; the text is with the message or the request.</summary>
internal sealed class IncomingMail : Entity, IScoped
{
    /// <summary>Longest subject that is kept.</summary>
    public const int SubjectLength = 200;

    private IncomingMail()
    {
    }

    /// <summary>Fingerprint of its Message-ID, or of its bytes when it has none: the same letter again is not a new one.</summary>
    public string Key { get; private set; } = "";
    public string UnitPath { get; private set; } = "";
    public DateTimeOffset FetchedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public SealedText? Sender { get; private set; }

    /// <summary>Fingerprint of the sender's address, to know the same sender again.</summary>
    public string? SenderIndex { get; private set; }
    public string Subject { get; private set; } = "";
    public MailState State { get; private set; }
    public MailFault? Fault { get; private set; }

    /// <summary>The message it became.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>The request to which it is a further word.</summary>
    public Guid? RequestId { get; private set; }

    /// <summary>Keeps what is known of a letter; the subject without receipt codes.</summary>
    public static IncomingMail Fetch(string key, string unitPath, DateTimeOffset? sentAt, SealedText? sender, string? senderIndex, string? subject, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Key = key,
        UnitPath = unitPath,
        FetchedAt = now,
        SentAt = sentAt,
        Sender = sender,
        SenderIndex = senderIndex,
        Subject = TypedText.Cut(subject ?? "", SubjectLength),
    };

    /// <summary>It waits among the messages.</summary>
    public void Stage(Guid messageId)
    {
        (State, MessageId) = (MailState.Staged, messageId);
        Tell(new MailCame(Id, State, null, null));
    }

    /// <summary>It is a further word on a request.</summary>
    public void Follow(Guid requestId)
    {
        (State, RequestId) = (MailState.Followed, requestId);
        Tell(new MailCame(Id, State, null, requestId));
    }

    /// <summary>Nobody wrote it, or nobody can read it.</summary>
    public void Leave(MailFault fault)
    {
        (State, Fault) = (fault is MailFault.AutomaticReply or MailFault.Bounce or MailFault.BulkMail ? MailState.Ignored : MailState.SetAside, fault);
        Tell(new MailCame(Id, State, fault, null));
    }
}
