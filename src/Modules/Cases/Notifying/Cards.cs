using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Notifying;

/// <summary>As much of a request as a notice needs: one row, no claims, notes or handlings.</summary>
internal sealed record RequestCard(
    Guid Id, string Number, string Title, Secrecy Secrecy, RequestState State, string HandlerPath, Guid? HandlerId, Guid? PersonId, Guid? ParentId, Urgency Urgency)
{
    public string Url => CaseUrls.Request(Id);

    /// <summary>Whether it lies with this unit and waits for it to accept.</summary>
    public bool WaitsAt(string unitPath) => HandlerPath == unitPath && State is RequestState.Assigned or RequestState.Escalated;
}

/// <summary>As much of a dispute as a notice needs.</summary>
internal sealed record DisputeCard(Guid Id, string Number, string UnitPath, DisputeState State, IReadOnlyList<Guid> Mediators)
{
    public string Url => CaseUrls.Dispute(Id);
}

/// <summary>Looks them up.</summary>
internal static class CardQueries
{
    public static Task<RequestCard> RequestCardAsync(this AppDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<WorkerRequest>().Where(request => request.Id == id)
            .Select(request => new RequestCard(
                request.Id, request.Number, request.Title, request.Secrecy, request.State, request.HandlerPath, request.HandlerId, request.PersonId, request.ParentId, request.Urgency))
            .SingleAsync(cancellationToken);

    public static Task<DisputeCard> DisputeCardAsync(this AppDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<DisputeCase>().AsNoTracking().Where(dispute => dispute.Id == id)
            .Select(dispute => new DisputeCard(
                dispute.Id, dispute.Number, dispute.UnitPath, dispute.State,
                dispute.Mediators.Where(mediator => mediator.EndedAt == null).OrderBy(mediator => mediator.Order).Select(mediator => mediator.AccountId).ToList()))
            .SingleAsync(cancellationToken);

    /// <summary>The officer who last had it in a unit; null when it lay there in nobody's hands.</summary>
    public static Task<Guid?> LastOfficerAsync(this AppDbContext db, Guid requestId, string unitPath, CancellationToken cancellationToken) =>
        db.MainHandlings(requestId).Where(handling => handling.UnitPath == unitPath).OrderByDescending(handling => handling.Order)
            .Select(handling => handling.OfficerId).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Who last said that it was done, and for which unit; null when nobody has.</summary>
    public static async Task<(Guid? OfficerId, string UnitPath)?> LastDoneAsync(this AppDbContext db, Guid requestId, CancellationToken cancellationToken) =>
        await db.MainHandlings(requestId).Where(handling => handling.Outcome == HandlingOutcome.Done).OrderByDescending(handling => handling.Order)
            .Select(handling => new { handling.OfficerId, handling.UnitPath }).FirstOrDefaultAsync(cancellationToken) is { } done ? (done.OfficerId, done.UnitPath) : null;

    /// <summary>Whether something of this kind was told of the same subject in the same save.</summary>
    public static Task<bool> CameWithAsync(this AppDbContext db, JournalEntry entry, string kind, CancellationToken cancellationToken) =>
        db.Set<JournalEntry>().AnyAsync(row => row.SubjectId == entry.SubjectId && row.At == entry.At && row.Kind == kind, cancellationToken);

    private static IQueryable<Handling> MainHandlings(this AppDbContext db, Guid requestId) => db.Set<WorkerRequest>().AsNoTracking()
        .Where(request => request.Id == requestId).SelectMany(request => request.Handlings).Where(handling => handling.Start != HandlingStart.CoHandler);
}
