using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Niangjia.Kernel.Api;

namespace Niangjia.Interfaces.Open311;

/// <summary>The service refuses as the specification says: a code and a sentence.</summary>
internal sealed class Open311Exception(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}

/// <summary>One answer in two forms: JSON, and XML made of it by the names the specification gives.</summary>
internal sealed class Open311Answer(JsonNode content, string root, bool asXml, int status = StatusCodes.Status200OK) : IResult
{
    // What each thing in a list is called in XML.
    private static readonly Dictionary<string, string> One = new()
    {
        ["services"] = "service",
        ["service_requests"] = "request",
        ["attributes"] = "attribute",
        ["values"] = "value",
        ["endpoints"] = "endpoint",
        ["formats"] = "format",
        ["errors"] = "error",
    };

    public static Open311Answer Error(Open311Exception failure, bool asXml) => new(
        new JsonArray(new JsonObject { ["code"] = failure.Status.ToString(CultureInfo.InvariantCulture), ["description"] = $"{failure.Status}: {failure.Message}" }), "errors", asXml, failure.Status);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = asXml ? Xml() : Encoding.UTF8.GetBytes(content.ToJsonString(ApiJson.Options));
        httpContext.Response.StatusCode = status;
        // GeoReport v2: text/xml without a charset; the XML says its encoding itself.
        httpContext.Response.ContentType = asXml ? "text/xml" : "application/json";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private byte[] Xml()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), CheckCharacters = true })) Write(xml, root, content);
        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, string name, JsonNode? node)
    {
        xml.WriteStartElement(name);
        if (node is JsonArray list)
            foreach (var item in list) Write(xml, One[name], item);
        else if (node is JsonObject thing)
            foreach (var (member, value) in thing) Write(xml, member, value);
        else if (node is not null) xml.WriteString(node.GetValueKind() is System.Text.Json.JsonValueKind.True ? "true" : node.GetValueKind() is System.Text.Json.JsonValueKind.False ? "false" : node.ToString());
        xml.WriteEndElement();
    }
}
