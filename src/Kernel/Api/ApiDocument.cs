using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace Niangjia.Kernel.Api;

/// <summary>
/// The OpenAPI 3.1 document, made of the operations as they are mapped and of the very types that are read and written, so that it cannot say anything else than
/// what is done.
/// </summary>
public static class ApiDocument
{
    private static readonly (int Status, string Text)[] Problems =
    [
        (400, "The call cannot be understood"), (401, "No valid token"), (403, "Not allowed, or the scope is missing"), (404, "There is no such thing, or not for you"),
        (409, "A rule says no; `rule` names it, `conflict` says that the same call passes without being stopped at conflicts"), (422, "A member is refused; `field` names it"), (429, "Too many calls; see Retry-After"), (503, "Too much at once; nothing was done, see Retry-After"),
    ];

    /// <summary>All operations, in order of their addresses.</summary>
    public static IReadOnlyList<ApiOperation> OperationsOf(EndpointDataSource endpoints) =>
        [.. endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>().OrderBy(one => one.Pattern, StringComparer.Ordinal).ThenBy(one => one.Method, StringComparer.Ordinal)];

    /// <summary>The scopes that tokens may have.</summary>
    public static IReadOnlyList<string> ScopesOf(EndpointDataSource endpoints) =>
        [.. OperationsOf(endpoints).Select(operation => operation.Scope).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The document.</summary>
    public static JsonObject Of(EndpointDataSource endpoints)
    {
        var (operations, schemas, paths) = (OperationsOf(endpoints), new ApiSchemas(), new JsonObject());
        foreach (var address in operations.GroupBy(operation => "/" + Plain(operation.Pattern)))
            paths[address.Key] = new JsonObject(address.Select(one => KeyValuePair.Create(one.Method.ToLowerInvariant(), (JsonNode?)Describe(one, schemas))));
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Niangjia", ["version"] = "1", ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" }, ["description"] = "What people do in the pages, programs do here: same handlers, same rules, same rights. Money is a number in yuan, days are ISO 8601 dates in China, instants carry their offset, units are named by id (`all` is the whole installation)." },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = ApiOperation.Root }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. operations.Select(one => one.Resource).Distinct().Select(name => new JsonObject { ["name"] = name })]),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas.All(), ["responses"] = Responses(), ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token made on the page of one's account, `nj_…`. Each operation names the scope it needs in `x-scope`." } } },
        };
    }

    private static JsonObject Describe(ApiOperation operation, ApiSchemas schemas)
    {
        var described = new JsonObject
        {
            ["operationId"] = OperationId(operation),
            ["tags"] = new JsonArray(operation.Resource),
            ["summary"] = operation.Summary,
            ["x-scope"] = operation.Scope,
            ["x-permission"] = operation.Permission,
        };
        if (operation.Permission is null) described.Remove("x-permission");
        var parameters = new JsonArray([.. Parameters(operation, schemas)]);
        if (parameters.Count > 0) described["parameters"] = parameters;
        if (operation.Body is { } body && schemas.OfBody(body, operation.RouteNames) is { } schema)
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } } };
        if (operation is { Handler: null, Method: "POST" })
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/octet-stream"] = new JsonObject() } };
        described["responses"] = new JsonObject([Success(operation, schemas), .. Problems.Select(one => KeyValuePair.Create($"{one.Status}", (JsonNode?)new JsonObject { ["$ref"] = $"#/components/responses/{one.Status}" }))]);
        return described;
    }

    private static KeyValuePair<string, JsonNode?> Success(ApiOperation operation, ApiSchemas schemas)
    {
        if (operation.Handler is null) return new("200", new JsonObject { ["description"] = "Done", ["content"] = new JsonObject { ["*/*"] = new JsonObject() } });
        if (operation.Answer is not { } answer) return new("204", new JsonObject { ["description"] = "Done" });
        var schema = operation.IsList ? schemas.ListOf(answer) : schemas.Of(answer);
        return new(answer == typeof(MadeThing) ? "201" : "200", new JsonObject { ["description"] = "Done", ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } } });
    }

    private static IEnumerable<JsonNode> Parameters(ApiOperation operation, ApiSchemas schemas)
    {
        if (operation.Body is not null)
            yield return new JsonObject { ["name"] = CommandCall.KeyHeader, ["in"] = "header", ["required"] = true, ["description"] = "Names this call; the same call again is answered alike and done once", ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 8, ["maxLength"] = 64 } };
        foreach (var name in operation.RouteNames)
            yield return new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = RouteSchema(operation.Pattern, name) };
        foreach (var parameter in operation.Parameters.Where(one => !operation.RouteNames.Contains(one.Name)))
            yield return new JsonObject { ["name"] = parameter.Name, ["in"] = "query", ["required"] = parameter.IsNeeded, ["schema"] = parameter.IsUnit ? ApiSchemas.Unit() : schemas.Of(Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type) };
    }

    private static JsonObject RouteSchema(string pattern, string name) =>
        pattern.Contains($"{{{name}:guid}}", StringComparison.Ordinal) ? new() { ["type"] = "string", ["format"] = "uuid" }
        : pattern.Contains($"{{{name}:int}}", StringComparison.Ordinal) ? new() { ["type"] = "integer" } : new() { ["type"] = "string" };

    private static JsonObject Responses() => new(Problems.Select(one => KeyValuePair.Create($"{one.Status}", (JsonNode?)new JsonObject
    {
        ["description"] = one.Text,
        ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
    })));

    /// <summary>The name of an operation: that of its handler, or its address.</summary>
    public static string OperationId(ApiOperation operation) => ApiNames.Of(operation.Handler?.Name is { } name
        ? name[..^"Handler".Length]
        : string.Concat(Plain(operation.Pattern).Split('/', '-').Append(operation.Method.ToLowerInvariant()).Select(word => word.Trim('{', '}')).Select(word => char.ToUpperInvariant(word[0]) + word[1..])));

    private static string Plain(string pattern) => string.Join('/', pattern.Split('/').Select(part => part.StartsWith('{') ? part.Split(':')[0].TrimEnd('}') + "}" : part));
}
