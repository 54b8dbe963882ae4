using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Files;

namespace Niangjia.Kernel.Tables;

/// <summary>The two downloads that belong to the page of an import.</summary>
public static class ImportEndpoints
{
    /// <summary>Files that an import takes.</summary>
    public static FileRules Rules { get; } = new(Kinds: new HashSet<FileKind> { FileKind.Xlsx, FileKind.Csv });

    /// <summary>Maps <c>{url}/template</c> and <c>{url}/refused?file=token</c>.</summary>
    /// <param name="endpoints">The module's endpoints.</param>
    /// <param name="url">Address of the page that shows the <c>ImportPanel</c>.</param>
    /// <param name="permission">Permission of that page.</param>
    public static void MapImport<TImport>(this IEndpointRouteBuilder endpoints, string url, string permission) where TImport : class, ITableImport
    {
        // The import comes from the services: an endpoint is compiled at build, where no type is open.
        endpoints.MapGet(url + "/template", (HttpRequest request) => TemplateAsync(ImportOf<TImport>(request))).WithMetadata(new RequirePermissionAttribute(permission));
        endpoints.MapGet(url + "/refused", (HttpRequest request, string file, Attachments attachments, FileStore store, CancellationToken cancellationToken) =>
            RefusedAsync(ImportOf<TImport>(request), file, attachments, store, cancellationToken)).WithMetadata(new RequirePermissionAttribute(permission));
    }

    private static ITableImport ImportOf<TImport>(HttpRequest request) where TImport : class, ITableImport => request.HttpContext.RequestServices.GetRequiredService<TImport>();

    private static Task<IResult> TemplateAsync(ITableImport import) => TableDownload.XlsxAsync(
        import.Title, [.. import.Columns.Select(column => new TableColumn(column.Title + (column.IsRequired ? "*" : ""), 20))], _ => Task.CompletedTask);

    private static async Task<IResult> RefusedAsync(ITableImport import, string file, Attachments attachments, FileStore store, CancellationToken cancellationToken)
    {
        var staged = await attachments.FindStagedAsync(file, cancellationToken);
        await using var content = store.Open(staged.Hash);
        var preview = await import.PreviewAsync(content, cancellationToken);
        var answer = new MemoryStream();
        preview.WriteRefused(answer);
        answer.Position = 0;
        return Results.Stream(answer, TableDownload.XlsxType, FileNames.Clean($"{import.Title} {TablesText.RefusedRows}.xlsx"));
    }
}
