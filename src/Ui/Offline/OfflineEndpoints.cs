using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Niangjia.Ui;

/// <summary>What a device needs to keep the page: the service worker, which begins with the list of what it shall keep, and the manifest.</summary>
internal static class OfflineEndpoints
{
    private static readonly string[] Kept = ["_content/Niangjia.Ui/app.css", "_content/Niangjia.Ui/dark.css", "_content/Niangjia.Ui/offline.js", "_content/Niangjia.Ui/seal.svg"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(OfflineUrls.Worker, WorkerAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(OfflineUrls.Manifest, Manifest).AllowAnonymous().ExcludeFromDescription();
    }

    // Fingerprinted names: a new version of the platform is another text, and the browser takes the new worker by itself.
    private static async Task<IResult> WorkerAsync(HttpContext http, IWebHostEnvironment host)
    {
        var file = host.WebRootFileProvider.GetFileInfo("_content/Niangjia.Ui/offline-worker.js");
        if (!file.Exists) return Results.NotFound();
        using var reader = new StreamReader(file.CreateReadStream());
        var script = await reader.ReadToEndAsync(http.RequestAborted);
        var urls = Kept.Select(name => "/" + NameOf(http, name)).ToArray();
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', urls) + script)))[..16];
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["Service-Worker-Allowed"] = OfflineUrls.Page;
        return Results.Text($"self.kept = {JsonSerializer.Serialize(new { version, page = OfflineUrls.Page, urls })};\n{script}", "text/javascript", Encoding.UTF8);
    }

    private static IResult Manifest(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Json(new
        {
            name = $"{UiText.Niangjia} · {UiText.OfflineTitle}",
            short_name = UiText.OfflineTitle,
            start_url = OfflineUrls.Page,
            scope = OfflineUrls.Page,
            display = "standalone",
            background_color = "#ffffff",
            theme_color = "#b81c22",
            icons = new[] { new { src = "/" + NameOf(http, "_content/Niangjia.Ui/seal.svg"), sizes = "any", type = "image/svg+xml" } },
        }, contentType: "application/manifest+json");
    }

    // The pages know the fingerprints; an endpoint asks one of them.
    private static string NameOf(HttpContext http, string name) => http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).FirstOrDefault(found => found is not null)?[name] ?? name;
}
