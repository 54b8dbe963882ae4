using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Intake;

/// <summary>The applicant's door to a request: by the receipt code entered in this browser, or as the signed-in applicant.</summary>
internal sealed class TrackDoor(AppDbContext db, TrackGrants grants, CurrentUser user)
{
    /// <summary>The request, or 404 for everybody else, staff included: they have a page of their own.</summary>
    /// <exception cref="NotFoundException">Unknown, or not the visitor's.</exception>
    public async Task<WorkerRequest> OpenAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(requestId, cancellationToken);
        // A part of a split request belongs to whoever may follow the whole.
        if (grants.Has(requestId) || (request.ParentId is { } parent && grants.Has(parent))) return request;
        return user.PersonId is { } person && request.PersonId == person ? request : throw new NotFoundException();
    }
}
