using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Desk;

/// <summary>Whose papers a file is.</summary>
internal enum PaperOrigin
{
    /// <summary>申请人交来；the applicant sees it too.</summary>
    Applicant,
    /// <summary>单位提供或自行收集；the applicant does not see it.</summary>
    Elsewhere,
}

/// <summary>A file on the case page.</summary>
/// <param name="File">The file.</param>
/// <param name="RequestId">The request under whose address it is fetched.</param>
/// <param name="Of">Title of the part it was sent with; null for this request's own and those of the whole.</param>
/// <param name="OfWhole">Whether it came with the whole this part was split from.</param>
internal sealed record RequestFile(Attachment File, Guid RequestId, string? Of = null, bool OfWhole = false)
{
    public bool IsInternal => File.SubjectKind == RequestFiles.Internal;
}

/// <summary>
/// Files of requests. Who sees the request sees them, but confidential ones only who may know the applicant (R-PRI-13); a part of a split request has those of
/// the whole, since the applicant sent them once.
/// </summary>
internal sealed class RequestFiles(AppDbContext db, CurrentUser user, Attachments attachments)
{
    /// <summary>Subject kind of files that the applicant does not see.</summary>
    public static readonly string Internal = RequestClocks.Subject + ".Internal";

    /// <summary>Gives staged files to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="files">Tokens of the form.</param>
    /// <param name="origin">Whose papers they are.</param>
    /// <param name="tellsWho">Whether they show who a confidential applicant is.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task<int> AttachAsync(WorkerRequest request, IEnumerable<string>? files, PaperOrigin origin, bool tellsWho, CancellationToken cancellationToken) =>
        (await attachments.ClaimAsync(
            files, origin == PaperOrigin.Applicant ? RequestClocks.Subject : Internal, request.Id, request.UnitPath, request.Secrecy == Secrecy.Confidential && tellsWho,
            cancellationToken)).Count;

    /// <summary>Every file the user may see with a request the user sees; those of parts only where the part is seen too.</summary>
    public async Task<IReadOnlyList<RequestFile>> SeenAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        var knows = ShowRequestHandler.ShowsIdentity(request, user);
        List<RequestFile> found = [.. (await attachments.ListAsync(request.Id, knows, cancellationToken)).Select(file => new RequestFile(file, request.Id))];
        if (request.ParentId is { } whole)
            found.AddRange((await attachments.ListAsync(whole, knows, cancellationToken)).Select(file => new RequestFile(file, request.Id, OfWhole: true)));
        var id = request.Id;
        var parts = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(part => part.ParentId == id).OrderBy(part => part.Number)
            .Select(part => new { part.Id, part.Title, part.Secrecy, part.HandlerId, part.EnteredById, part.HandlerPath }).ToListAsync(cancellationToken);
        foreach (var part in parts)
        {
            var knowsHere = ShowRequestHandler.ShowsIdentity(part.Secrecy, part.HandlerId, part.EnteredById, part.HandlerPath, user);
            found.AddRange((await attachments.ListAsync(part.Id, knowsHere, cancellationToken)).Select(file => new RequestFile(file, part.Id, part.Title)));
        }
        return found;
    }

    /// <summary>One file of a request, or of the whole it was split from.</summary>
    /// <exception cref="NotFoundException">No such file, or not the user's to see.</exception>
    public async Task<Attachment> FindAsync(Guid requestId, Guid fileId, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).FoundAsync(requestId, cancellationToken);
        var (id, whole) = (request.Id, request.ParentId);
        var file = await db.Set<Attachment>().AsNoTracking()
            .Where(found => found.Id == fileId && !found.IsRemoved && (found.SubjectId == id || (whole != null && found.SubjectId == whole))).SingleOrDefaultAsync(cancellationToken);
        return file is not null && (!file.IsConfidential || ShowRequestHandler.ShowsIdentity(request, user)) ? file : throw new NotFoundException();
    }
}
