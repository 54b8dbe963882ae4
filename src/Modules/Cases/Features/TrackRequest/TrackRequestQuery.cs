using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Desk;
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

/// <summary>A part of a split request, and how it goes.</summary>
internal sealed record TrackedPart(Guid Id, string Title, Progress Progress);

/// <summary>What the applicant sees of a request: everything that concerns them and nothing about the inside of the union.</summary>
/// <param name="Request">The request.</param>
/// <param name="Progress">Who has it and what is next.</param>
/// <param name="History">Its journal and those of its mediation and work orders, newest first.</param>
/// <param name="Tree">The units.</param>
/// <param name="Parts">The parts it was split into.</param>
/// <param name="Files">What the applicant sent or brought.</param>
/// <param name="Master">How the request goes that carries this one on: no title, no words, no name, no file, since they are somebody else's.</param>
internal sealed record TrackedRequest(
    WorkerRequest Request, Progress Progress, IReadOnlyList<JournalEntry> History, IUnitTree Tree, IReadOnlyList<TrackedPart> Parts, IReadOnlyList<Attachment> Files, Progress? Master)
{
    public UnitInfo Unit => Progress.Unit;
    public string? UnitPhone => Progress.Phone;
    public OfficerInfo? Officer => Progress.Officer;
    public Clock? Clock => Progress.Clock;
    public bool IsOpen => Progress.IsOpen;
    public bool MayWithdraw => IsOpen && Request.State != RequestState.Split;
    public IEnumerable<RequestNote> Messages => Request.Notes.Where(note => note.ForWorker || note.ByWorker);
}

internal sealed class TrackRequestHandler(AppDbContext db, TrackDoor door, Responsible responsible, Attachments attachments)
{
    // A chain of merged requests is followed to the one that is still carried; more than this is no chain people make.
    private const int LongestChain = 10;

    public async Task<TrackedRequest> HandleAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await door.OpenAsync(requestId, cancellationToken);
        var subjects = await db.Set<WorkOrder>().Where(order => order.RequestId == requestId).Select(order => order.Id).ToListAsync(cancellationToken);
        subjects.Add(requestId);
        if (request.DisputeId is { } dispute) subjects.Add(dispute);
        var journal = (await db.JournalOfAsync(subjects, cancellationToken)).Items;
        var tree = await responsible.TreeAsync(cancellationToken);
        var parts = new List<TrackedPart>();
        foreach (var part in await db.Set<WorkerRequest>().AsNoTracking().Where(part => part.ParentId == requestId).OrderBy(part => part.Number).ToListAsync(cancellationToken))
            parts.Add(new(part.Id, part.Title, await responsible.OfAsync(part, cancellationToken)));
        var files = await attachments.ListAsync(requestId, true, cancellationToken);
        return new(
            request, await responsible.OfAsync(request, cancellationToken), journal, tree, parts,
            [.. files.Where(file => file.SubjectKind != RequestFiles.Internal)], await MasterAsync(request, cancellationToken));
    }

    private async Task<Progress?> MasterAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        if (request.MasterId is null) return null;
        for (var steps = 0; request.MasterId is { } id && steps < LongestChain; steps++)
            request = await db.Set<WorkerRequest>().AsNoTracking().SingleAsync(found => found.Id == id, cancellationToken);
        return await responsible.OfAsync(request, cancellationToken);
    }
}
