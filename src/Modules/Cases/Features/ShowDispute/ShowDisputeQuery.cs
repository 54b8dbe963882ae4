using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Features.ShowDispute;

/// <summary>Something said in confidence, opened for who may read it.</summary>
internal sealed record Confidence(PartySide Side, string Text, DateTimeOffset At);

/// <summary>What a conflict may turn into, as noted last.</summary>
internal sealed record DisputeRisk(RiskKind Kind, string Measures, string? ReportedTo, Guid? WorkOrderId, DateTimeOffset At, string By);

/// <summary>Everything the page of a dispute shows, as far as this user may see it.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="RequestNumber">Number of its request.</param>
/// <param name="RequestTitle">First words of the request.</param>
/// <param name="Clocks">All clocks, earliest due first.</param>
/// <param name="History">Its journal, newest first; what is older stands in the history of the request.</param>
/// <param name="Notes">Caucus notes of this user; nobody else's (R-EVD-02).</param>
/// <param name="Offers">Settlement offers, for its mediators only.</param>
/// <param name="Tree">The units.</param>
/// <param name="IsMediator">Whether the user mediates it.</param>
/// <param name="MayDirect">Whether the user directs the body.</param>
/// <param name="MayHandle">Whether the user may enter payments, consents and the like.</param>
/// <param name="IsLawyer">Whether the user signs off clauses that touch a minimum.</param>
/// <param name="Risk">The risk noted last, unless it has passed (R-MED-10).</param>
internal sealed record DisputeView(
    DisputeCase Dispute, string RequestNumber, string RequestTitle, IReadOnlyList<Clock> Clocks, IReadOnlyList<JournalEntry> History,
    IReadOnlyList<Confidence> Notes, IReadOnlyList<Confidence> Offers, IUnitTree Tree, bool IsMediator, bool MayDirect, bool MayHandle, bool IsLawyer, DisputeRisk? Risk)
{
    public string UnitName => Tree.ByPath(Dispute.UnitPath)?.Name ?? Dispute.UnitPath;

    public Clock? Clock(string code) => Clocks.LastOrDefault(clock => clock.Code == code);
}

internal sealed class ShowDisputeHandler(AppDbContext db, DisputeDesk desk, ISealer sealer, IUnitDirectory units)
{
    private static readonly string RiskNoted = JournalNames.Of(typeof(DisputeRiskNoted));

    public async Task<DisputeView> HandleAsync(Guid disputeId, CancellationToken cancellationToken)
    {
        var dispute = await desk.SeenAsync(disputeId, cancellationToken);
        var request = await db.Set<WorkerRequest>().AsNoTracking().Where(found => found.Id == dispute.RequestId)
            .Select(found => new { found.Number, found.Title }).SingleAsync(cancellationToken);
        var history = (await db.JournalOfAsync([disputeId], cancellationToken)).Items;
        return new(
            dispute, request.Number, request.Title, await desk.ClocksAsync(disputeId, cancellationToken), history,
            await NotesAsync(dispute, cancellationToken), await OffersAsync(dispute, cancellationToken), await units.TreeAsync(cancellationToken),
            desk.IsMediator(dispute), desk.MayDirect(dispute), desk.MayHandle(dispute), desk.IsLawyer(dispute), await RiskAsync(disputeId, cancellationToken));
    }

    private async Task<DisputeRisk?> RiskAsync(Guid disputeId, CancellationToken cancellationToken)
    {
        var entry = await db.Set<JournalEntry>().AsNoTracking().Where(found => found.SubjectId == disputeId && found.Kind == RiskNoted)
            .OrderByDescending(found => found.Number).FirstOrDefaultAsync(cancellationToken);
        if (entry is null) return null;
        var noted = JsonSerializer.Deserialize<DisputeRiskNoted>(entry.Body, JournalJson.Options)!;
        return noted.Kind == RiskKind.Eased ? null : new(noted.Kind, entry.Reason ?? "", noted.ReportedTo, noted.WorkOrderId, entry.At, entry.ActorName);
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
