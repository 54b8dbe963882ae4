using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Api;

/// <summary>JSON of the API: camelCase, words for enums, instants with offset, money in yuan as a number, nothing unknown.</summary>
public static class ApiJson
{
    private const int Deep = 16;

    /// <summary>How it is read and written.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            MaxDepth = Deep,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>An answer as JSON, with ids where the code has paths.</summary>
    internal static async ValueTask<JsonNode?> WriteAsync(object? answer, IUnitIds units, CancellationToken cancellationToken)
    {
        var node = JsonSerializer.SerializeToNode(answer, Options);
        if (node is not null) await NameUnitsAsync(node, units, cancellationToken);
        return node;
    }

    private static async ValueTask NameUnitsAsync(JsonNode node, IUnitIds units, CancellationToken cancellationToken)
    {
        if (node is JsonArray array)
            foreach (var item in array.OfType<JsonNode>()) await NameUnitsAsync(item, units, cancellationToken);
        if (node is not JsonObject known) return;
        foreach (var (name, value) in known.ToList())
        {
            if (name.EndsWith("Path", StringComparison.Ordinal) && value is null or JsonValue)
            {
                known.Remove(name);
                known[ApiNames.UnitName(name)] = value?.GetValue<string>() is { } path ? await units.IdOfAsync(path, cancellationToken) : null;
            }
            else if (value is not null) await NameUnitsAsync(value, units, cancellationToken);
        }
    }
}
