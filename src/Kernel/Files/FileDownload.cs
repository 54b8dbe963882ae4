using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Niangjia.Kernel.Files;

/// <summary>Answers with a stored file, never as a page: whatever is in it, the browser may save or show it but not run it in our name.</summary>
public static class FileDownload
{
    /// <summary>The answer for a stored file; ranges work, so that videos can be wound. Check beforehand that the user may see it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="file">The file.</param>
    /// <param name="inline">Show pictures and PDF in the browser instead of saving them; ignored for all other kinds.</param>
    public static IResult Send(FileStore store, StoredFile file, bool inline = false) => new Answer(store, file, inline && (file.Kind.IsPicture() || file.Kind == FileKind.Pdf));

    private sealed class Answer(FileStore store, StoredFile file, bool inline) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
            disposition.SetHttpFileName(file.Name);
            headers.ContentDisposition = disposition.ToString();
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            // Rights may be withdrawn, so each view asks again; the hash saves sending the bytes twice.
            headers.CacheControl = "private, no-cache";
            return Results.Stream(store.Open(file.Hash), file.Kind.MediaType(), entityTag: new($"\"{file.Hash}\""), enableRangeProcessing: true).ExecuteAsync(httpContext);
        }
    }
}
