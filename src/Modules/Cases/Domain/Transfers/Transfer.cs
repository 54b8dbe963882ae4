using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Transfers;

/// <summary>What a sender writes on a matter it hands over.</summary>
/// <param name="Kind">Who sends.</param>
/// <param name="Ask">What it asks.</param>
/// <param name="SenderPath">The organisation, a partner department.</param>
/// <param name="SenderNumber">Its own number.</param>
/// <param name="LetterOn">Date of its letter.</param>
/// <param name="ReceivedOn">When it came to us; periods count from this day.</param>
/// <param name="AnswerBy">The day it sets itself; null leaves it to the rules.</param>
internal sealed record TransferLetter(TransferKind Kind, TransferAsk Ask, string SenderPath, string SenderNumber, DateOnly? LetterOn, DateOnly ReceivedOn, DateOnly? AnswerBy);

/// <summary>What the sender was told; the last one may be final.</summary>
internal sealed record TransferReply(int Line, DateOnly On, string Text, bool IsFinal, string By, DateTimeOffset At);

/// <summary>
/// 转办件: a matter that another organisation sent over (R §1.1, R-FLW-05). The matter itself is a request like any other; this is what we owe the sender: to take
/// it on or give it back in time, and to tell it how it ended.
/// </summary>
internal sealed class Transfer : Entity, IScoped
{
    /// <summary>Longest number of a sender.</summary>
    public const int NumberLength = 60;

    /// <summary>Sorts after every date.</summary>
    public static readonly DateTimeOffset NeverDue = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Transfer()
    {
    }

    public Guid RequestId { get; private set; }
    public TransferKind Kind { get; private set; }
    public TransferAsk Ask { get; private set; }
    public string SenderPath { get; private set; } = "";
    public string SenderNumber { get; private set; } = "";

    /// <summary>The number as it is compared: no blanks, half-width, capitals; brackets of all shapes alike.</summary>
    public string SenderKey { get; private set; } = "";
    public DateOnly? LetterOn { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>Unit that took it in and answers the sender.</summary>
    public string UnitPath { get; private set; } = "";
    public Guid? EnteredById { get; private set; }
    public DateTimeOffset EnteredAt { get; private set; }
    public TransferState State { get; private set; }

    /// <summary>When the sender expects something next; for lists, the clock explains it.</summary>
    public DateTimeOffset DueOrder { get; private set; } = NeverDue;
    public string? ReturnReason { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public IReadOnlyList<TransferReply> Replies { get; private set; } = [];

    /// <summary>Whether the sender still waits for something.</summary>
    public bool IsOpen => State is TransferState.Received or TransferState.Accepted && Ask != TransferAsk.Inform;

    /// <summary>Whether it may go back: only before it was taken on.</summary>
    public bool IsUndecided => State == TransferState.Received;

    /// <summary>Takes a letter in.</summary>
    public static Transfer Take(TransferLetter letter, Guid requestId, string unitPath, Guid? by, DateTimeOffset now)
    {
        var transfer = new Transfer
        {
            Id = Guid.CreateVersion7(now),
            RequestId = requestId,
            Kind = letter.Kind,
            Ask = letter.Ask,
            SenderPath = letter.SenderPath,
            SenderNumber = letter.SenderNumber,
            SenderKey = KeyOf(letter.SenderNumber),
            LetterOn = letter.LetterOn,
            ReceivedOn = letter.ReceivedOn,
            AnswerBy = letter.AnswerBy,
            UnitPath = unitPath,
            EnteredById = by,
            EnteredAt = now,
            State = TransferState.Received,
        };
        transfer.Tell(new TransferReceived(transfer.Id, requestId, letter.Kind, letter.Ask, letter.SenderPath, letter.SenderNumber));
        return transfer;
    }

    /// <summary>A number as senders write it in many ways: 〔2026〕 and [2026] and (2026) are the same.</summary>
    public static string KeyOf(string? number) =>
        TypedText.Compact(number).ToUpperInvariant().Replace('〔', '(').Replace('〕', ')').Replace('[', '(').Replace(']', ')').Replace('【', '(').Replace('】', ')').Replace('﹝', '(').Replace('﹞', ')');

    /// <summary>Keeps the date of lists in step with its clocks.</summary>
    public void DueBy(DateTimeOffset? at) => DueOrder = at ?? NeverDue;

    /// <summary>It is ours: somebody took it on, or nobody objected in time.</summary>
    public void Accept(bool bySilence = false)
    {
        if (State != TransferState.Received) throw new RefusedException(DoorText.TransferDecided, "R-FLW-05");
        State = TransferState.Accepted;
        Tell(new TransferAccepted(Id, RequestId, bySilence));
    }

    /// <summary>It is not ours, and the sender is told why.</summary>
    public void Return(string? reason, DateTimeOffset now)
    {
        if (State != TransferState.Received) throw new RefusedException(DoorText.TransferDecided, "R-FLW-05");
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(DoorText.ReturnReasonNeeded, "R-GEN-07", "Reason");
        (State, ReturnReason, EndedAt) = (TransferState.Returned, reason.Trim(), now);
        Tell(new TransferReturned(Id, RequestId), ReturnReason);
    }

    /// <summary>The sender is told how it goes, or how it ended.</summary>
    public void Reply(string? text, DateOnly on, bool isFinal, bool hasResult, string by, DateTimeOffset now, DateOnly today)
    {
        if (State is TransferState.Returned or TransferState.Answered) throw new RefusedException(DoorText.TransferOver, "R-HOT-03");
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(DoorText.ReplyNeeded, "R-HOT-03", "Text");
        if (on > today) throw new RefusedException(DeskText.NotInFuture, "R-HOT-03", "On");
        if (on < ReceivedOn) throw new RefusedException(DoorText.ReplyBeforeLetter, "R-HOT-03", "On");
        // What is told as the end must be one: else the sender closes its file while the worker still waits.
        if (isFinal && !hasResult) throw new RefusedException(DoorText.ResultFirst, "R-HOT-03", "IsFinal");
        if (State == TransferState.Received) Accept();
        Replies = [.. Replies, new(Replies.Count + 1, on, text.Trim(), isFinal, by, now)];
        if (isFinal) (State, EndedAt) = (TransferState.Answered, now);
        Tell(new TransferReplied(Id, RequestId, isFinal));
    }
}
