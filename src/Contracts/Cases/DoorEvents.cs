namespace Niangjia.Contracts.Cases;

/// <summary>Another organisation sent a matter over; it is a request now.</summary>
public sealed record TransferReceived(Guid TransferId, Guid RequestId, TransferKind Kind, TransferAsk Ask, string SenderPath, string SenderNumber);

/// <summary>We have taken on what was sent over, or were silent so long that it is ours (<paramref name="BySilence"/>, R §1.7 CLK-PET-RETURN).</summary>
public sealed record TransferAccepted(Guid TransferId, Guid RequestId, bool BySilence);

/// <summary>It went back to its sender, for the reason of the row.</summary>
public sealed record TransferReturned(Guid TransferId, Guid RequestId);

/// <summary>The sender was told how it goes, or how it ended.</summary>
public sealed record TransferReplied(Guid TransferId, Guid RequestId, bool IsFinal);

/// <summary>A batch of messages was made; its file is kept.</summary>
public sealed record MessageBatchBegun(Guid BatchId, string Number, BatchSource Source);

/// <summary>The messages of a file, or one more letter, came into a batch.</summary>
public sealed record MessagesStaged(Guid BatchId, int Messages, int Faulty);

/// <summary>Every message of a batch was read and compared; people may judge.</summary>
public sealed record MessagesRead(Guid BatchId, int Open, int Unsure, int Doubles);

/// <summary>Somebody said yes to messages: they become requests, triaged as shown.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Messages">How many.</param>
/// <param name="AtLeast">The confidence above which all were taken; null when they were chosen one by one.</param>
public sealed record MessagesAccepted(Guid BatchId, int Messages, double? AtLeast);

/// <summary>Somebody put messages right before they become requests.</summary>
public sealed record MessagesChanged(Guid BatchId, int Messages, CaseType? Type, Urgency? Urgency, Guid? PlaceId, bool? SplitLater);

/// <summary>Somebody said that messages become no requests; the words are the reason of the row.</summary>
public sealed record MessagesDropped(Guid BatchId, int Messages, DropReason Reason);

/// <summary>What was decided about messages was taken back.</summary>
public sealed record MessagesReopened(Guid BatchId, int Messages);

/// <summary>A message became a request.</summary>
public sealed record MessageTaken(Guid MessageId, Guid BatchId, Guid RequestId);

/// <summary>A message could not become a request; the words are the reason of the row.</summary>
public sealed record MessageRefused(Guid MessageId, Guid BatchId);

/// <summary>A letter came by e-mail; neither sender nor text is in the journal.</summary>
public sealed record MailCame(Guid MailId, MailState State, MailFault? Fault, Guid? RequestId);
