using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;

namespace Niangjia.Cases.Mediation;

/// <summary>Proofs of payment and drawn signatures, for whoever sees the dispute; a party takes its own papers.</summary>
internal static class DisputeFilesEndpoint
{
    public static void MapDisputeFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/disputes/{disputeId:guid}/proofs/{fileId:guid}", ProofAsync).WithMetadata(new RequirePermissionAttribute(CasePermissions.See));
        endpoints.MapGet("/disputes/{disputeId:guid}/signatures/{imageId:guid}", SignatureAsync).WithMetadata(new RequirePermissionAttribute(CasePermissions.See));
        endpoints.MapGet("/mediation/{token}/proofs/{fileId:guid}", PartyProofAsync).AllowAnonymous();
        endpoints.MapGet("/mediation/{token}/papers/{name}/pdf", PartyPaperAsync).AllowAnonymous();
    }

    private static async Task<IResult> ProofAsync(Guid disputeId, Guid fileId, DisputeDesk desk, Attachments attachments, FileStore store, CancellationToken cancellationToken)
    {
        await desk.SeenAsync(disputeId, cancellationToken);
        return FileDownload.Send(store, (await attachments.FindAsync(disputeId, fileId, cancellationToken)).File, inline: true);
    }

    private static async Task<IResult> PartyProofAsync(string token, Guid fileId, PartyDoors doors, Attachments attachments, FileStore store, CancellationToken cancellationToken)
    {
        var visit = await doors.KnownAsync(token, cancellationToken);
        return FileDownload.Send(store, (await attachments.FindAsync(visit.Dispute.Id, fileId, cancellationToken)).File, inline: true);
    }

    private static async Task<IResult> PartyPaperAsync(string token, string name, HttpContext http, PartyDoors doors, Papers.PartyPapers papers, CancellationToken cancellationToken)
    {
        if (!Papers.PartyPapers.Names.Contains(name)) return Results.NotFound();
        var file = await papers.PdfAsync(await doors.KnownAsync(token, cancellationToken), name, cancellationToken);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(file.Bytes, "application/pdf", file.Name);
    }

    private static async Task<IResult> SignatureAsync(Guid disputeId, Guid imageId, HttpContext http, DisputeDesk desk, AppDbContext db, CancellationToken cancellationToken)
    {
        await desk.SeenAsync(disputeId, cancellationToken);
        var image = await db.Set<SignatureImage>().FoundAsync(imageId, cancellationToken);
        if (image.DisputeId != disputeId) return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(image.Png, "image/png");
    }
}
