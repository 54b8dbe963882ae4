using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Features.AddDocuments;

/// <summary>A file of a request for staff: always a download, never a page.</summary>
internal static class RequestFileEndpoint
{
    public static void MapRequestFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/requests/{requestId:guid}/files/{fileId:guid}", SendAsync).WithMetadata(new RequirePermissionAttribute(CasePermissions.See));

    internal static async Task<IResult> SendAsync(Guid requestId, Guid fileId, RequestFiles files, FileStore store, CancellationToken cancellationToken) =>
        FileDownload.Send(store, (await files.FindAsync(requestId, fileId, cancellationToken)).File);
}
