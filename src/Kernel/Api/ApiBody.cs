using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Api;

/// <summary>
/// Reads the body of a call into a command. What a form does for people is done here for programs: blanks are nothing, what is missing is refused at its name,
/// and characters that nobody can type are not let in.
/// </summary>
internal sealed class ApiBody(IUnitIds units)
{
    private const long LongestBody = 1 << 20;

    private static readonly ConcurrentDictionary<JsonTypeInfo, JsonPropertyInfo[]> Members = new();
    private static readonly ConcurrentDictionary<JsonPropertyInfo, bool> Needed = new();
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The raw body, at most a megabyte; the same bytes again mean the same call.</summary>
    public static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked")) return [];
        if (!request.HasJsonContentType()) throw new UnreadableException(ApiText.JsonNeeded, StatusCodes.Status415UnsupportedMediaType);
        var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, LongestBody));
        var buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0; bytes.Write(buffer, 0, read))
                if (bytes.Length + read > LongestBody) throw new UnreadableException(ApiText.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return bytes.ToArray();
    }

    /// <summary>The command that body and address make together.</summary>
    public async ValueTask<object> ReadAsync(byte[] bytes, Type type, RouteData route, CancellationToken cancellationToken)
    {
        var body = Parse(bytes);
        foreach (var (name, value) in route)
        {
            if (body.ContainsKey(name)) throw new UnreadableException(string.Format(ApiText.UnknownMember, name));
            body[name] = value;
        }
        var missing = new List<string>();
        await CompleteAsync(body, type, "", missing, cancellationToken);
        if (missing.Count > 0) throw new RefusedException(string.Format(ApiText.Missing, string.Join(", ", missing)), null, missing[0]);
        try
        {
            return body.Deserialize(type, ApiJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new UnreadableException(string.Format(ApiText.NotReadable, e.Path is { Length: > 2 } path ? path[2..] : "—"));
        }
    }

    private static JsonObject Parse(byte[] bytes)
    {
        if (bytes.Length == 0) return [];
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Strict) as JsonObject ?? throw new UnreadableException(ApiText.NotAnObject);
        }
        catch (JsonException)
        {
            throw new UnreadableException(ApiText.NotJson);
        }
    }

    private async ValueTask CompleteAsync(JsonObject given, Type type, string above, List<string> missing, CancellationToken cancellationToken)
    {
        if (ApiJson.Options.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info) return;
        await TakeUnitsAsync(given, info, above, cancellationToken);
        var members = MembersOf(info);
        foreach (var (name, _) in given)
            if (!Array.Exists(members, member => member.Name == name)) throw new UnreadableException(string.Format(ApiText.UnknownMember, above + name));
        foreach (var property in members)
        {
            var value = given[property.Name];
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
            {
                var typed = text.GetValue<string>();
                if (typed.Any(one => char.IsControl(one) && one is not ('\t' or '\r' or '\n'))) throw new RefusedException(string.Format(ApiText.NotText, above + property.Name), "R-SEC-10", above + property.Name);
                if (string.IsNullOrWhiteSpace(typed)) given[property.Name] = value = null;
            }
            if (value is null) LeftOut(given, property, above, missing);
            else await DeeperAsync(value, property, above, missing, cancellationToken);
        }
    }

    private async ValueTask DeeperAsync(JsonNode value, JsonPropertyInfo property, string above, List<string> missing, CancellationToken cancellationToken)
    {
        if (value is JsonObject part) await CompleteAsync(part, property.PropertyType, $"{above}{property.Name}.", missing, cancellationToken);
        if (value is not JsonArray list || Signatures.ItemOf(property.PropertyType) is not { } item) return;
        foreach (var (at, one) in list.Index())
            if (one is JsonObject row) await CompleteAsync(row, item, $"{above}{property.Name}[{at}].", missing, cancellationToken);
    }

    /// <summary>The members that are read and written.</summary>
    public static JsonPropertyInfo[] MembersOf(JsonTypeInfo info) => Members.GetOrAdd(
        info, info => [.. info.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute), true) != true)]);

    /// <summary>Whether a member must be told: one without default that cannot be null; a list that is left out is empty.</summary>
    public static bool IsNeeded(JsonPropertyInfo property) => Needed.GetOrAdd(property, property =>
        property.AssociatedParameter is { HasDefaultValue: false } parameter && Signatures.ItemOf(property.PropertyType) is null
        && Nullable.GetUnderlyingType(parameter.ParameterType) is null && (parameter.ParameterType.IsValueType || !parameter.IsNullable));

    private static void LeftOut(JsonObject given, JsonPropertyInfo property, string above, List<string> missing)
    {
        given.Remove(property.Name);
        if (property.AssociatedParameter is not { HasDefaultValue: false }) return;
        if (IsNeeded(property)) missing.Add(above + (ApiNames.IsUnit(property.Name, property.PropertyType) ? ApiNames.UnitName(property.Name) : property.Name));
        else given[property.Name] = Signatures.ItemOf(property.PropertyType) is null ? null : new JsonArray();
    }

    // "unitId": the id of a unit, or "all" for the whole installation, becomes the path the command wants.
    private async ValueTask TakeUnitsAsync(JsonObject given, JsonTypeInfo info, string above, CancellationToken cancellationToken)
    {
        foreach (var property in info.Properties.Where(property => ApiNames.IsUnit(property.Name, property.PropertyType)))
        {
            var name = ApiNames.UnitName(property.Name);
            if (given.ContainsKey(property.Name)) throw new UnreadableException(string.Format(ApiText.UnknownMember, above + property.Name));
            if (!given.Remove(name, out var told) || told is null) continue;
            given[property.Name] = await PathAsync(told.GetValueKind() == JsonValueKind.String ? told.GetValue<string>() : "", above + name, cancellationToken);
        }
    }

    /// <summary>The path behind the id of a unit.</summary>
    /// <exception cref="RefusedException">There is no such unit.</exception>
    public async ValueTask<string> PathAsync(string told, string name, CancellationToken cancellationToken) =>
        told == "all" ? UnitPath.Root
        : Guid.TryParse(told, out var id) ? await units.PathOfAsync(id, cancellationToken) ?? throw new RefusedException(string.Format(ApiText.NoSuchUnit, told), null, name)
        : throw new UnreadableException(string.Format(ApiText.NotReadable, name));
}

/// <summary>What stands in the path of a call, by name.</summary>
internal sealed class RouteData : Dictionary<string, string?>;
