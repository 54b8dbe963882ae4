using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Tables;

/// <summary>A list that can be taken away as a spreadsheet: exactly the rows that its filter shows to the user.</summary>
public interface ITableExport
{
    /// <summary>Name of the list and of the file.</summary>
    string Title { get; }

    /// <summary>The columns.</summary>
    IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>How many rows the filter shows.</summary>
    /// <param name="filter">The query part of the list's own address.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    Task<int> CountAsync(IQueryCollection filter, CancellationToken cancellationToken);

    /// <summary>Writes them.</summary>
    Task WriteAsync(IQueryCollection filter, TableWriter table, CancellationToken cancellationToken);
}

/// <summary>Decides whether rows may leave the platform, and remembers that they did (R-SEC-07, R-SEC-16).</summary>
public interface IExportGate
{
    /// <summary>Lets an export pass, or gives the local address where it must be asked for.</summary>
    /// <param name="address">Path and query of the export.</param>
    /// <param name="title">Name of the list.</param>
    /// <param name="rows">Rows that would leave.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    Task<string?> PassAsync(string address, string title, int rows, CancellationToken cancellationToken);
}

/// <summary>Where an export is found and who may have it.</summary>
/// <param name="Url">Its path.</param>
/// <param name="ListUrl">Path of the list it belongs to, which takes the same query.</param>
/// <param name="Permission">The permission.</param>
/// <param name="Export">The scoped <see cref="ITableExport"/>.</param>
public sealed record ExportRegistration(string Url, string ListUrl, string Permission, Type Export)
{
    /// <summary>The export itself.</summary>
    public ITableExport Of(IServiceProvider services) => (ITableExport)services.GetRequiredService(Export);
}

/// <summary>Registration and addresses of exports.</summary>
public static class TableExports
{
    /// <summary>Adds an export.</summary>
    public static IServiceCollection AddExport<TExport>(this IServiceCollection services, string url, string listUrl, string permission) where TExport : class, ITableExport =>
        services.AddScoped<TExport>().AddSingleton(new ExportRegistration(url, listUrl, permission, typeof(TExport)));

    /// <summary>Maps the addresses of all exports.</summary>
    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        foreach (var export in endpoints.ServiceProvider.GetServices<ExportRegistration>())
            endpoints.MapGet(export.Url, (HttpContext http, IExportGate gate, CurrentUser user, TimeProvider clock) => SendAsync(export, http, gate, user, clock))
                .WithMetadata(new RequirePermissionAttribute(export.Permission));
    }

    private static async Task<IResult> SendAsync(ExportRegistration registration, HttpContext http, IExportGate gate, CurrentUser user, TimeProvider clock)
    {
        var (export, filter) = (registration.Of(http.RequestServices), http.Request.Query);
        var rows = await export.CountAsync(filter, http.RequestAborted);
        if (await gate.PassAsync(http.Request.Path + http.Request.QueryString, export.Title, rows, http.RequestAborted) is { } ask) return Results.LocalRedirect(ask);
        var now = ChinaTime.Of(clock.GetUtcNow());
        // The watermark: whoever finds the paper knows whose it was.
        return await TableDownload.XlsxAsync(
            $"{export.Title}-{now:yyyyMMdd}", export.Columns, table => export.WriteAsync(filter, table, http.RequestAborted),
            string.Format(TablesText.ExportNote, user.Name, now.ToString("yyyy-MM-dd HH:mm")));
    }
}
