using Microsoft.AspNetCore.Http;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Kernel;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Features.TrackRequest;

/// <summary>A file of the request for its applicant.</summary>
internal static class TrackedFileEndpoint
{
    public static async Task<IResult> SendAsync(Guid requestId, Guid fileId, TrackDoor door, Attachments attachments, FileStore store, CancellationToken cancellationToken)
    {
        await door.OpenAsync(requestId, cancellationToken);
        var file = await attachments.FindAsync(requestId, fileId, cancellationToken);
        if (file.SubjectKind == RequestFiles.Internal) throw new NotFoundException();
        return FileDownload.Send(store, file.File, inline: true);
    }
}
