using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Messages;

/// <summary>A message as it was found, checked cell by cell.</summary>
/// <param name="Line">Line of the file, or running number.</param>
/// <param name="Text">What is said.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="PlaceText">Where, in words.</param>
/// <param name="Contact">How to reach who wrote it.</param>
/// <param name="Name">Who wrote it.</param>
/// <param name="Channel">Where it came in.</param>
/// <param name="SenderNumber">Its number where it comes from.</param>
/// <param name="Problems">Why it cannot become a request; null when it can.</param>
/// <param name="Doubts">What somebody should look at.</param>
internal sealed record FoundMessage(
    int Line, string Text, DateTimeOffset? WrittenAt = null, string? PlaceText = null, string? Contact = null, string? Name = null, IntakeChannel? Channel = null, string? SenderNumber = null,
    string? Problems = null, string? Doubts = null);

/// <summary>What the machine makes of a message.</summary>
internal sealed record MessageReading(AffairStream? Stream, CaseType? Type, Department? Department, Urgency Urgency, double Confidence, bool IsUnsure, bool CallPolice);

/// <summary>What a message repeats: in words for people, with the request where it is one.</summary>
internal sealed record MessageDouble(DoubleKind Kind, string Of, Guid? RequestId = null);

/// <summary>
/// A message that waits to become a request, one row of a batch. Ten thousand may come at once, so changes of many are written as one statement, and told by the batch.
/// </summary>
[NotJournalled("A message says nothing yet; what is decided about it is told by its batch, and what it becomes as a request.")]
internal sealed class IncomingMessage : Entity, IScoped
{
    private IncomingMessage()
    {
    }

    public Guid BatchId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public int Line { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset? WrittenAt { get; private set; }
    public string? PlaceText { get; private set; }
    public SealedText? Contact { get; private set; }
    public SealedText? Name { get; private set; }
    public IntakeChannel Channel { get; private set; }
    public string? SenderNumber { get; private set; }

    /// <summary>Keyed fingerprint of text and contact: the same twice is the same message.</summary>
    public string Digest { get; private set; } = "";
    public string? Problems { get; private set; }
    public string? Doubts { get; private set; }
    public MessageState State { get; private set; }

    public AffairStream? Stream { get; private set; }
    public CaseType? Type { get; private set; }
    public Department? Department { get; private set; }
    public Urgency Urgency { get; private set; }
    public double Confidence { get; private set; }

    /// <summary>The machine abstains: a person must say what it is (R-TRI-03).</summary>
    public bool IsUnsure { get; private set; }
    public bool CallPolice { get; private set; }

    /// <summary>Line of the first message about the same matter; its own when there is no other.</summary>
    public int Matter { get; private set; }

    /// <summary>How many messages of the batch are about it.</summary>
    public int MatterSize { get; private set; } = 1;
    public DoubleKind? Double { get; private set; }

    /// <summary>A person has said that it repeats nothing: no later comparison says otherwise.</summary>
    public bool NotDouble { get; private set; }
    public string? DoubleOf { get; private set; }
    public Guid? DoubleRequestId { get; private set; }

    /// <summary>Unit it lies in, found in its words or chosen.</summary>
    public Guid? PlaceId { get; private set; }

    /// <summary>It is about several matters: it is registered without triage and split at the desk (R-TRI-05).</summary>
    public bool SplitLater { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public DropReason? DropReason { get; private set; }
    public string? DropText { get; private set; }
    public Guid? RequestId { get; private set; }

    /// <summary>Puts a found message into a batch.</summary>
    public static IncomingMessage Stage(MessageBatch batch, FoundMessage found, SealedText? contact, SealedText? name, string digest, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BatchId = batch.Id,
        UnitPath = batch.UnitPath,
        Line = found.Line,
        Text = found.Text,
        WrittenAt = found.WrittenAt,
        PlaceText = found.PlaceText,
        Contact = contact,
        Name = name,
        Channel = found.Channel ?? batch.Channel,
        SenderNumber = found.SenderNumber,
        Digest = digest,
        Problems = found.Problems,
        Doubts = found.Doubts,
        State = found.Problems is null ? MessageState.Waiting : MessageState.Faulty,
        Matter = found.Line,
    };

    /// <summary>The machine has read it.</summary>
    public void Read(MessageReading reading, Guid? placeId)
    {
        if (State != MessageState.Waiting) return;
        (State, PlaceId) = (MessageState.Open, placeId);
        (Stream, Type, Department, Urgency) = (reading.Stream, reading.Type, reading.Department, reading.Urgency);
        (Confidence, IsUnsure, CallPolice) = (reading.Confidence, reading.IsUnsure || reading.Type is null || reading.Stream is null, reading.CallPolice);
    }

    /// <summary>It was compared with all others.</summary>
    public void Compare(int matter, int size, MessageDouble? repeats)
    {
        (Matter, MatterSize) = (matter, size);
        if (NotDouble) repeats = null;
        (Double, DoubleOf, DoubleRequestId) = (repeats?.Kind, repeats?.Of, repeats?.RequestId);
    }

    /// <summary>It is a request now.</summary>
    public void Become(Guid requestId)
    {
        (State, RequestId, DropReason, DropText) = (MessageState.Taken, requestId, null, null);
        Tell(new MessageTaken(Id, BatchId, requestId));
    }

    /// <summary>The register refused it; it goes back to people, with the reason.</summary>
    public void Refuse(string reason)
    {
        (State, Problems) = (MessageState.Faulty, TypedText.Cut(reason, 1000));
        Tell(new MessageRefused(Id, BatchId), Problems);
    }
}
