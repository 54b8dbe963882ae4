using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Messages;

/// <summary>Which column of a file holds which field of a message; -1 is none.</summary>
/// <param name="Header">Line of the headings, or 0 when the file has none.</param>
internal sealed record MessageColumns(int Header, int Text, int Time = -1, int Place = -1, int Contact = -1, int Name = -1, int Channel = -1, int Number = -1);

/// <summary>
/// 一批留言: messages that came together, in a file or by e-mail, and wait for somebody to say what they are. Kept in the database from the moment the file is there,
/// so that nothing is lost when a browser or the program ends.
/// </summary>
internal sealed class MessageBatch : Entity, IScoped
{
    /// <summary>Longest name of a batch.</summary>
    public const int TitleLength = 120;

    private MessageBatch()
    {
    }

    /// <summary>LY-{yyyyMMdd}-{seq}.</summary>
    public string Number { get; private set; } = "";
    public BatchSource Source { get; private set; }

    /// <summary>Name of the file, or the day of the letters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Unit for which it was brought in: whoever may import for it reviews it.</summary>
    public string UnitPath { get; private set; } = "";
    public Guid? ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Where the messages came in (R §1.1), unless a row says otherwise.</summary>
    public IntakeChannel Channel { get; private set; }
    public BatchState State { get; private set; }

    /// <summary>The file in the store; null for letters.</summary>
    public string? FileHash { get; private set; }
    public MessageColumns? Columns { get; private set; }

    public static MessageBatch Begin(BatchSource source, string number, string title, string unitPath, Guid? by, IntakeChannel channel, string? fileHash, DateTimeOffset now)
    {
        var batch = new MessageBatch
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            Source = source,
            Title = TypedText.Cut(title, TitleLength),
            UnitPath = unitPath,
            ById = by,
            At = now,
            Channel = channel,
            State = source == BatchSource.File ? BatchState.Mapping : BatchState.Review,
            FileHash = fileHash,
        };
        batch.Tell(new MessageBatchBegun(batch.Id, number, source));
        return batch;
    }

    /// <summary>It is known which column is which: the rows are there, and wait to be read by the machine.</summary>
    public void Stage(MessageColumns columns, int messages, int faulty)
    {
        if (State != BatchState.Mapping) throw new RefusedException(DoorText.StagedAlready, "R-§1.3");
        (Columns, State) = (columns, BatchState.Reading);
        Tell(new MessagesStaged(Id, messages, faulty));
    }

    /// <summary>One more letter came into it.</summary>
    public void Add() => Tell(new MessagesStaged(Id, 1, 0));

    /// <summary>Every message was read and compared.</summary>
    public void HaveRead(int open, int unsure, int doubles)
    {
        if (State != BatchState.Reading) return;
        State = BatchState.Review;
        Tell(new MessagesRead(Id, open, unsure, doubles));
    }

    public void HaveAccepted(int messages, double? atLeast) => Tell(new MessagesAccepted(Id, messages, atLeast));

    public void HaveChanged(int messages, CaseType? type, Urgency? urgency, Guid? placeId, bool? splitLater) => Tell(new MessagesChanged(Id, messages, type, urgency, placeId, splitLater));

    public void HaveDropped(int messages, DropReason reason, string? words) => Tell(new MessagesDropped(Id, messages, reason), words);

    public void HaveReopened(int messages) => Tell(new MessagesReopened(Id, messages));
}
