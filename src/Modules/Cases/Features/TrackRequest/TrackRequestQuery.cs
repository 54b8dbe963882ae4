using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Features.TrackRequest;

/// <summary>A part of a split request, or the whole it belongs to.</summary>
internal sealed record TrackedPart(Guid Id, string Title, RequestState State);

/// <summary>What the applicant sees of a request: everything that concerns them and nothing about the inside of the union.</summary>
internal sealed record TrackedRequest(
    WorkerRequest Request, UnitInfo Unit, string? UnitPhone, OfficerInfo? Officer, Clock? Clock, IReadOnlyList<JournalEntry> History, IUnitTree Tree, IReadOnlyList<TrackedPart> Parts,
    IReadOnlyList<Attachment> Files, string? MasterNumber)
{
    public bool IsOpen => RequestTransitions.Open.Contains(Request.State);
    public bool MayWithdraw => IsOpen && Request.State != RequestState.Split;
    public IEnumerable<RequestNote> Messages => Request.Notes.Where(note => note.ForWorker || note.ByWorker);
}

internal sealed class TrackRequestHandler(AppDbContext db, TrackDoor door, LegalClocks clocks, Responsible responsible, Attachments attachments)
{
    public async Task<TrackedRequest> HandleAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await door.OpenAsync(requestId, cancellationToken);
        var journal = await db.JournalOfAsync(request.DisputeId is { } dispute ? [requestId, dispute] : [requestId], cancellationToken);
        var (unit, phone, officer, tree) = await responsible.OfAsync(request, cancellationToken);
        var leading = LegalClocks.Leading((await clocks.OfAsync(requestId, cancellationToken))
            .Where(clock => clock.Code.StartsWith("sla.", StringComparison.Ordinal) && clock.Code != RequestClocks.AutoClose));
        var parts = await db.Set<WorkerRequest>().Where(part => part.ParentId == requestId).OrderBy(part => part.Number)
            .Select(part => new TrackedPart(part.Id, part.Title, part.State)).ToListAsync(cancellationToken);
        var master = request.MasterId is { } id
            ? await db.Set<WorkerRequest>().Where(found => found.Id == id).Select(found => found.Number).SingleAsync(cancellationToken) : null;
        return new(request, unit, phone, officer, leading, journal, tree, parts,
            await attachments.ListAsync(requestId, false, cancellationToken), master);
    }
}
