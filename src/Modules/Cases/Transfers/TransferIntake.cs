using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Transfers;

/// <summary>A transfer that was taken in, and the request it became.</summary>
internal sealed record TakenTransfer(Guid Id, Guid RequestId, string Number);

/// <summary>
/// Takes in what another organisation sends over, by whichever way it comes: the request by the handler of all requests, the duty towards the sender beside it, both
/// or neither. No consent is asked for: the sender hands over what it was told by law, and we do ours (R-PRI-02).
/// </summary>
internal sealed class TransferIntake(AppDbContext db, SubmitRequestHandler submit, EmployerSearch employers, TransferClocks clocks, TimeProvider time)
{
    private const int LongestWait = 366;

    /// <summary>Takes a letter in.</summary>
    /// <param name="letter">What the sender writes about it.</param>
    /// <param name="typed">The matter.</param>
    /// <param name="unitPath">Unit that answers the sender.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <param name="bySender">The sender enters it itself.</param>
    public async Task<TakenTransfer> TakeAsync(TransferLetter letter, TypedRequest typed, string unitPath, Guid? by, CancellationToken cancellationToken, bool bySender = false)
    {
        letter = await CheckedAsync(letter, cancellationToken);
        var secrecy = typed.Secrecy ?? (string.IsNullOrWhiteSpace(typed.Name) && typed.PersonId is null ? Secrecy.Anonymous : Secrecy.Named);
        typed = typed with { EnterpriseId = typed.EnterpriseId ?? await employers.ExactAsync(typed.RespondentName, cancellationToken) };
        await using var both = await db.Database.BeginTransactionAsync(cancellationToken);
        var sent = await submit.HandleAsync(
            new(typed.ToContent(), typed.ToApplicant(), ChannelOf(letter.Kind), secrecy, typed.UnitId, typed.Type, null, typed.Files, By: new(BySender: bySender)), cancellationToken);
        var transfer = Transfer.Take(letter, sent.Id, unitPath, by, time.GetUtcNow());
        db.Add(transfer);
        await clocks.BeginAsync(transfer, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.Dialect.IsUniqueViolation(e))
        {
            throw new RefusedException(DoorText.SenderNumberTaken, "R-PET-05", "SenderNumber");
        }
        await both.CommitAsync(cancellationToken);
        return new(transfer.Id, sent.Id, sent.Number);
    }

    /// <summary>Where a request of such a kind came in (R §1.1).</summary>
    public static IntakeChannel ChannelOf(TransferKind kind) => kind switch
    {
        TransferKind.Hotline12345 => IntakeChannel.Phone12345,
        TransferKind.Court => IntakeChannel.CourtReferral,
        TransferKind.Arbitration => IntakeChannel.ArbitrationReferral,
        TransferKind.Petition => IntakeChannel.PetitionTransfer,
        _ => IntakeChannel.HotlineTransfer,
    };

    private async Task<TransferLetter> CheckedAsync(TransferLetter letter, CancellationToken cancellationToken)
    {
        var number = TypedText.OneLine(letter.SenderNumber);
        if (number.Length == 0) throw new RefusedException(DoorText.SenderNumberNeeded, "R-FLW-05", nameof(letter.SenderNumber));
        if (number.Length > Transfer.NumberLength) throw new RefusedException(string.Format(CasesText.TooLong, Transfer.NumberLength, number.Length), "R-FLW-05", nameof(letter.SenderNumber));
        var today = ChinaTime.Today(time);
        if (letter.ReceivedOn > today) throw new RefusedException(DeskText.NotInFuture, "R-FLW-05", nameof(letter.ReceivedOn));
        if (letter.ReceivedOn < today.AddDays(-LongestWait)) throw new RefusedException(DoorText.ReceivedLongAgo, "R-FLW-05", nameof(letter.ReceivedOn));
        if (letter.LetterOn > letter.ReceivedOn) throw new RefusedException(DoorText.LetterAfterReceipt, "R-FLW-05", nameof(letter.LetterOn));
        if (letter.AnswerBy is { } by && (by <= letter.ReceivedOn || by > letter.ReceivedOn.AddDays(LongestWait))) throw new RefusedException(DoorText.AnswerByRange, "R-FLW-05", nameof(letter.AnswerBy));
        if (letter.Ask is TransferAsk.DelegatedMediation or TransferAsk.EntrustedMediation && letter.Kind is not (TransferKind.Court or TransferKind.Arbitration))
            throw new RefusedException(DoorText.MediationBySenders, "R-FLW-04", nameof(letter.Ask));
        var (sender, key) = (letter.SenderPath, Transfer.KeyOf(number));
        var earlier = await db.Set<Transfer>().Where(transfer => transfer.SenderPath == sender && transfer.SenderKey == key && transfer.State != TransferState.Returned).AnyAsync(cancellationToken);
        // The same matter is not taken in twice (R-PET-05) unless it had gone back; which request it became is found by its number, by whoever may see it.
        return earlier ? throw new RefusedException(DoorText.SenderNumberTaken, "R-PET-05", nameof(letter.SenderNumber)) : letter with { SenderNumber = number };
    }
}
