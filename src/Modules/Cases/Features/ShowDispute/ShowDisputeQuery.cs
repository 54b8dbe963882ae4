using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Features.ShowDispute;

/// <summary>Something said in confidence, opened for who may read it.</summary>
internal sealed record Confidence(PartySide Side, string Text, DateTimeOffset At);

/// <summary>Everything the page of a dispute shows, as far as this user may see it.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="RequestNumber">Number of its request.</param>
/// <param name="RequestTitle">First words of the request.</param>
/// <param name="Clocks">All clocks, earliest due first.</param>
/// <param name="History">Its journal, newest first.</param>
/// <param name="Notes">Caucus notes of this user; nobody else's (R-EVD-02).</param>
/// <param name="Offers">Settlement offers, for its mediators only.</param>
/// <param name="Tree">The units.</param>
/// <param name="IsMediator">Whether the user mediates it.</param>
/// <param name="MayDirect">Whether the user directs the body.</param>
/// <param name="MayHandle">Whether the user may enter payments, consents and the like.</param>
/// <param name="IsLawyer">Whether the user signs off clauses that touch a minimum.</param>
internal sealed record DisputeView(
    DisputeCase Dispute, string RequestNumber, string RequestTitle, IReadOnlyList<Clock> Clocks, IReadOnlyList<JournalEntry> History,
    IReadOnlyList<Confidence> Notes, IReadOnlyList<Confidence> Offers, IUnitTree Tree, bool IsMediator, bool MayDirect, bool MayHandle, bool IsLawyer)
{
    public string UnitName => Tree.ByPath(Dispute.UnitPath)?.Name ?? Dispute.UnitPath;

    public Clock? Clock(string code) => Clocks.LastOrDefault(clock => clock.Code == code);
}

internal sealed class ShowDisputeHandler(AppDbContext db, DisputeDesk desk, ISealer sealer, IUnitDirectory units)
{
    public async Task<DisputeView> HandleAsync(Guid disputeId, CancellationToken cancellationToken)
    {
        var dispute = await desk.SeenAsync(disputeId, cancellationToken);
        var request = await db.Set<WorkerRequest>().AsNoTracking().Where(found => found.Id == dispute.RequestId)
            .Select(found => new { found.Number, found.Title }).SingleAsync(cancellationToken);
        var history = await db.JournalOfAsync([disputeId], cancellationToken);
        return new(
            dispute, request.Number, request.Title, await desk.ClocksAsync(disputeId, cancellationToken), history,
            await NotesAsync(dispute, cancellationToken), await OffersAsync(dispute, cancellationToken), await units.TreeAsync(cancellationToken),
            desk.IsMediator(dispute), desk.MayDirect(dispute), desk.MayHandle(dispute), desk.IsLawyer(dispute));
    }

    private async Task<IReadOnlyList<Confidence>> NotesAsync(DisputeCase dispute, CancellationToken cancellationToken)
    {
        if (desk.ActorOrNull is not { } me) return [];
        var notes = await db.Set<CaucusNote>().AsNoTracking().Where(note => note.DisputeId == dispute.Id && note.AuthorId == me).OrderBy(note => note.Id).ToListAsync(cancellationToken);
        return [.. notes.Select(note => new Confidence(note.Side, sealer.Open(CaucusNote.Field, note.Text), note.At))];
    }

    private async Task<IReadOnlyList<Confidence>> OffersAsync(DisputeCase dispute, CancellationToken cancellationToken)
    {
        if (!desk.IsMediator(dispute)) return [];
        var offers = await db.Set<SettlementOffer>().AsNoTracking().Where(offer => offer.DisputeId == dispute.Id).OrderBy(offer => offer.Id).ToListAsync(cancellationToken);
        return [.. offers.Select(offer => new Confidence(offer.From, sealer.Open(SettlementOffer.Field, offer.Terms), offer.At))];
    }
}
