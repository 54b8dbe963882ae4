using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel;

namespace Niangjia.Interfaces.Open311;

/// <summary>The addresses of GeoReport v2, each as <c>.json</c> and <c>.xml</c>, open to everybody.</summary>
internal static class Open311Endpoints
{
    private const string Root = "/open311/v2";
    private const string Specification = "http://wiki.open311.org/GeoReport_v2";

    public static void MapOpen311(this IEndpointRouteBuilder endpoints)
    {
        foreach (var format in new[] { "json", "xml" })
        {
            var asXml = format == "xml";
            void Get(string address, string root, Func<HttpContext, Open311Requests, Task<JsonNode>> make) =>
                endpoints.MapGet($"{Root}/{address}.{format}", (Delegate)((HttpContext http) => AnswerAsync(http, root, asXml, make))).AllowAnonymous().RequireRateLimiting(Open311Rate.Policy);

            Get("discovery", "discovery", (http, _) => Task.FromResult<JsonNode>(Discovery(http)));
            Get("services", "services", (_, requests) => Task.FromResult<JsonNode>(requests.Services()));
            Get("services/{code}", "service_definition", (http, requests) => Task.FromResult<JsonNode>(requests.Definition(Word(http, "code"))));
            Get("requests", "service_requests", async (http, requests) => await requests.FindAsync(http.Request.Query, http.RequestAborted));
            Get("requests/{number}", "service_requests", async (http, requests) => await requests.FindAsync(Word(http, "number"), http.RequestAborted));
            Get("tokens/{token}", "service_requests", async (http, requests) => await requests.TokenAsync(Word(http, "token"), http.RequestAborted));
            endpoints.MapPost($"{Root}/requests.{format}", (Delegate)((HttpContext http) => AnswerAsync(http, "service_requests", asXml, async (_, requests) =>
                await requests.PostAsync(await FormAsync(http), http.RequestAborted), StatusCodes.Status201Created))).AllowAnonymous().RequireRateLimiting(Open311Rate.Policy).DisableAntiforgery();
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, string root, bool asXml, Func<HttpContext, Open311Requests, Task<JsonNode>> make, int status = StatusCodes.Status200OK)
    {
        try
        {
            var requests = http.RequestServices.GetRequiredService<Open311Requests>();
            await requests.RefuseOthersAsync(http.Request.Query["jurisdiction_id"], http.RequestAborted);
            return new Open311Answer(await make(http, requests), root, asXml, status);
        }
        catch (Open311Exception e)
        {
            return Open311Answer.Error(e, asXml);
        }
        catch (RefusedException e)
        {
            return Open311Answer.Error(new(StatusCodes.Status400BadRequest, e.Message), asXml);
        }
    }

    private static async Task<IFormCollection> FormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) throw new Open311Exception(StatusCodes.Status400BadRequest, InterfacesText.FormNeeded);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        await http.RequestServices.GetRequiredService<Open311Requests>().RefuseOthersAsync(form["jurisdiction_id"], http.RequestAborted);
        return form.SelectMany(pair => pair.Value).Any(value => value?.Any(one => char.IsControl(one) && one is not ('\r' or '\n' or '\t')) == true)
            ? throw new Open311Exception(StatusCodes.Status400BadRequest, string.Format(InterfacesText.NotReadable, "form")) : form;
    }

    private static JsonObject Discovery(HttpContext http) => new()
    {
        ["changeset"] = "2026-03-01T00:00:00+08:00",
        ["contact"] = http.RequestServices.GetRequiredService<Open311Settings>().Contact ?? InterfacesText.Contact,
        ["key_service"] = InterfacesText.KeyService,
        ["endpoints"] = new JsonArray(new JsonObject
        {
            ["specification"] = Specification,
            ["url"] = $"{http.Request.Scheme}://{http.Request.Host}{Root}",
            ["changeset"] = "2026-03-01T00:00:00+08:00",
            ["type"] = "production",
            ["formats"] = new JsonArray("text/xml", "application/json"),
        }),
    };

    private static string Word(HttpContext http, string name) => http.Request.RouteValues[name]?.ToString() ?? "";
}
