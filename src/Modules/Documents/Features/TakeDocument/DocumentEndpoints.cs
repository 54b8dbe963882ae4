using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;

namespace Niangjia.Documents.Features.TakeDocument;

/// <summary>Downloads for staff; parties take theirs through the doors of their matter.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        var may = new RequirePermissionAttribute(DocumentPermissions.Use);
        endpoints.MapGet("/documents/{documentId:guid}/pdf", PdfAsync).WithMetadata(may);
        endpoints.MapGet("/documents/{documentId:guid}/docx", DocxAsync).WithMetadata(may);
        endpoints.MapGet("/documents/of/{subject}/matter/{subjectId:guid}/bundle", BundleAsync).WithMetadata(may);
    }

    internal static async Task<IResult> PdfAsync(Guid documentId, [FromQuery] bool? full, [FromQuery] int? copy, TakeDocumentHandler handler, HttpContext http) =>
        Send(await handler.HandleAsync(new(documentId, false, full == true, copy), http.RequestAborted), http);

    internal static async Task<IResult> DocxAsync(Guid documentId, [FromQuery] bool? full, TakeDocumentHandler handler, HttpContext http) =>
        Send(await handler.HandleAsync(new(documentId, true, full == true, null), http.RequestAborted), http);

    internal static async Task<IResult> BundleAsync(string subject, Guid subjectId, [FromQuery] Guid[]? document, TakeBundleHandler handler, HttpContext http)
    {
        try
        {
            return Send(await handler.HandleAsync(new(subject, subjectId, document ?? []), http.RequestAborted), http);
        }
        catch (RefusedException)
        {
            return Results.Redirect(DocumentUrls.Of(subject, subjectId)); // nothing was ticked
        }
    }

    private static IResult Send(PaperFile file, HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var isPdf = file.Name.EndsWith(".pdf", StringComparison.Ordinal);
        return Results.File(file.Bytes, isPdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document", file.Name);
    }
}
