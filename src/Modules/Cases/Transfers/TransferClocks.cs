using Niangjia.Cases.Domain.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Transfers;

/// <summary>
/// What we owe a sender, as clocks of the transfer: to take it on or give it back, and to answer. A court gives thirty days for what it delegates, fifteen for what
/// it entrusts after filing; a petition must be objected to within five working days and decided within sixty; all else is a default a place may change. A day the
/// sender sets itself goes before all of these.
/// </summary>
internal sealed class TransferClocks(LegalClocks clocks)
{
    private const string AcceptOrReturn = "sla.transfer.accept";
    private const string ObjectToPetition = "CLK-PET-RETURN";
    private const string PetitionDone = "CLK-PET-DONE";

    /// <summary>Subject kind of these clocks, and of the papers of an answer.</summary>
    public static readonly string Subject = JournalNames.Of(typeof(Transfer));

    /// <summary>The period in which a transfer is taken on or given back.</summary>
    public static string ReturnCode(TransferKind kind) => kind == TransferKind.Petition ? ObjectToPetition : AcceptOrReturn;

    /// <summary>The period in which it is answered; null for what was only for information.</summary>
    public static string? AnswerCode(TransferKind kind, TransferAsk ask) => (kind, ask) switch
    {
        (_, TransferAsk.Inform) => null,
        (TransferKind.Court, TransferAsk.DelegatedMediation) => "CLK-COURT-DELEGATED",
        (TransferKind.Court, TransferAsk.EntrustedMediation) => "CLK-COURT-ENTRUSTED",
        (TransferKind.Arbitration, TransferAsk.EntrustedMediation) => "CLK-ARB-ENTRUSTED",
        (TransferKind.Petition, _) => PetitionDone,
        (TransferKind.Hotline12345 or TransferKind.OtherHotline, _) => "sla.transfer.answer.hotline",
        _ => "sla.transfer.answer.other",
    };

    /// <summary>Starts what counts from the day it came.</summary>
    public async Task BeginAsync(Transfer transfer, CancellationToken cancellationToken)
    {
        if (transfer.Ask == TransferAsk.Inform) return;
        await StartAsync(transfer, ReturnCode(transfer.Kind), ChinaTime.StartOfDay(transfer.ReceivedOn), null, cancellationToken);
        // A petition is decided from its acceptance on (R §1.7), unless the sender has set a day.
        if (transfer.Kind != TransferKind.Petition || transfer.AnswerBy is not null) await StartAnswerAsync(transfer, ChinaTime.StartOfDay(transfer.ReceivedOn), cancellationToken);
        await SyncAsync(transfer, cancellationToken);
    }

    /// <summary>It was taken on.</summary>
    public async Task AcceptedAsync(Transfer transfer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await clocks.MeetAsync(transfer.Id, cancellationToken, ReturnCode(transfer.Kind));
        if (transfer is { Kind: TransferKind.Petition, AnswerBy: null } && transfer.Ask != TransferAsk.Inform) await StartAnswerAsync(transfer, at, cancellationToken);
        await SyncAsync(transfer, cancellationToken);
    }

    /// <summary>It was given back.</summary>
    public async Task ReturnedAsync(Transfer transfer, CancellationToken cancellationToken)
    {
        await clocks.MeetAsync(transfer.Id, cancellationToken, ReturnCode(transfer.Kind));
        await clocks.CancelAsync(transfer.Id, DoorText.ClockReturned, cancellationToken);
        transfer.DueBy(null);
    }

    /// <summary>The sender has the answer.</summary>
    public async Task AnsweredAsync(Transfer transfer, CancellationToken cancellationToken)
    {
        foreach (var clock in await clocks.OfAsync(transfer.Id, cancellationToken))
            if (clock.IsUnfinished) clocks.Meet(clock);
        transfer.DueBy(null);
    }

    /// <summary>Whether it can still be given back.</summary>
    public async Task<bool> MayReturnAsync(Transfer transfer, CancellationToken cancellationToken) =>
        transfer.IsUndecided && (await clocks.OfAsync(transfer.Id, cancellationToken)).All(clock => clock.Code != ReturnCode(transfer.Kind) || clock.IsOpen);

    /// <summary>All of them, earliest due first.</summary>
    public Task<IReadOnlyList<Clock>> OfAsync(Guid transferId, CancellationToken cancellationToken) => clocks.OfAsync(transferId, cancellationToken);

    /// <summary>Keeps the date of lists in step.</summary>
    public async Task SyncAsync(Transfer transfer, CancellationToken cancellationToken) =>
        transfer.DueBy(LegalClocks.Leading(await clocks.OfAsync(transfer.Id, cancellationToken))?.DueAt);

    private async Task StartAnswerAsync(Transfer transfer, DateTimeOffset from, CancellationToken cancellationToken)
    {
        if (AnswerCode(transfer.Kind, transfer.Ask) is not { } code) return;
        Period? until = transfer.AnswerBy is { } day ? new(day.DayNumber - ChinaTime.DateOf(from).DayNumber, PeriodUnit.CalendarDays) : null;
        await StartAsync(transfer, code, from, until, cancellationToken);
    }

    private Task<Clock> StartAsync(Transfer transfer, string code, DateTimeOffset from, Period? period, CancellationToken cancellationToken) =>
        clocks.StartAsync(new(code, Subject, transfer.Id, transfer.UnitPath, StartAt: from, Period: period), cancellationToken);
}
