using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Api;

/// <summary>JSON Schemas of what goes in and out, from the types themselves; each type stands once among the components.</summary>
internal sealed class ApiSchemas
{
    private readonly SortedDictionary<string, (Type? Type, JsonNode Schema)> _known = new(StringComparer.Ordinal)
    {
        ["Problem"] = (null, JsonNode.Parse("""
            {"type":"object","required":["status","title"],"properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},
            "detail":{"type":"string","description":"A sentence in the caller's language"},"field":{"type":"string","description":"The member that is refused"},
            "rule":{"type":"string","description":"The rule of the rule book that says no, such as R-MED-08"},"traceId":{"type":"string"}}}
            """)!),
    };

    /// <summary>Every component.</summary>
    public JsonObject All() => new(_known.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.Schema)));

    /// <summary>What an answer looks like.</summary>
    public JsonNode Of(Type type) => IsThing(type) ? Named(type.Name, type, () => Exported(type, false)) : Exported(type, false);

    /// <summary>A page of them.</summary>
    public JsonNode ListOf(Type type) => new JsonObject
    {
        ["type"] = "object",
        ["required"] = new JsonArray("items", "next"),
        ["properties"] = new JsonObject
        {
            ["items"] = new JsonObject { ["type"] = "array", ["items"] = Of(type) },
            ["next"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["description"] = "Give it as `after` to get the next page; null on the last" },
        },
    };

    /// <summary>What a command looks like without what stands in the address; null when nothing is left.</summary>
    public JsonNode? OfBody(Type type, IReadOnlyList<string> route)
    {
        var schema = (JsonObject)Exported(type, true);
        var properties = (JsonObject?)schema["properties"] ?? [];
        var needed = schema["required"] as JsonArray ?? [];
        foreach (var name in route)
        {
            properties.Remove(name);
            if (needed.FirstOrDefault(one => one!.GetValue<string>() == name) is { } told) needed.Remove(told);
        }
        if (needed.Count == 0) schema.Remove("required");
        return properties.Count == 0 ? null : Named(type.Name, type, () => schema);
    }

    /// <summary>The id of a unit.</summary>
    public static JsonObject Unit() => new() { ["type"] = "string", ["description"] = "Id of a unit, or `all`" };

    private JsonObject Named(string name, Type type, Func<JsonNode> make)
    {
        // Two modules may have a type of one name.
        if (_known.TryGetValue(name, out var known) && known.Type != type) name = $"{type.Namespace!.Split('.')[1]}{name}";
        if (!_known.ContainsKey(name)) _known[name] = (type, make());
        return new() { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private JsonNode Exported(Type type, bool isBody)
    {
        var schema = ApiJson.Options.GetJsonSchemaAsNode(type, new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Ours(context, node, isBody),
        });
        Inline(schema, schema);
        return schema;
    }

    // A type that occurs twice is told by a pointer to its first place, which is wrong as soon as the schema stands inside another one.
    private static void Inline(JsonNode root, JsonNode? at)
    {
        if (at is JsonArray items)
            foreach (var item in items) Inline(root, item);
        if (at is not JsonObject thing) return;
        if (thing["$ref"]?.GetValue<string>() is { } pointer && !pointer.StartsWith("#/components/", StringComparison.Ordinal))
        {
            thing.Remove("$ref");
            var target = pointer.Split('/').Skip(1).Aggregate((JsonNode?)root, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : node?[step]);
            foreach (var (name, value) in ((JsonObject)target!.DeepClone()).ToList())
                if (!thing.ContainsKey(name)) thing[name] = value?.DeepClone();
        }
        foreach (var (_, value) in thing) Inline(root, value);
    }

    private JsonNode Ours(JsonSchemaExporterContext context, JsonNode schema, bool isBody)
    {
        var type = context.TypeInfo.Type;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(bare) is { } simple) return bare == type && !IsNullable(context) ? simple : OrNull(simple);
        if (bare.IsEnum && schema is JsonObject words && words["enum"] is not null)
        {
            var named = Named(bare.Name, bare, () => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(bare).Select(word => (JsonNode)word)]) });
            return bare == type ? named : OrNull(named);
        }
        if (schema is JsonObject thing && context.TypeInfo.Kind == JsonTypeInfoKind.Object) Complete(thing, context.TypeInfo, isBody);
        return schema;
    }

    private static void Complete(JsonObject thing, JsonTypeInfo info, bool isBody)
    {
        if (thing["properties"] is not JsonObject properties) return;
        var needed = new JsonArray();
        foreach (var property in ApiBody.MembersOf(info))
        {
            var name = property.Name;
            if (ApiNames.IsUnit(name, property.PropertyType) && properties.Remove(name, out _))
            {
                name = ApiNames.UnitName(name);
                properties[name] = isBody ? Unit() : new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "uuid", ["description"] = "Null is the whole installation" };
            }
            if (isBody ? ApiBody.IsNeeded(property) : properties.ContainsKey(name)) needed.Add(name);
        }
        thing.Remove("required");
        if (needed.Count > 0) thing["required"] = needed;
    }

    private static JsonObject? Simple(Type type) =>
        type == typeof(Money) ? new() { ["type"] = "number", ["description"] = "Yuan, at most two places" }
        : type == typeof(Period) ? new() { ["type"] = "string", ["examples"] = new JsonArray("15 CD", "3 WD", "6 M") }
        : type == typeof(CreditCode) || type == typeof(Phone) || type == typeof(Mobile) || type == typeof(CitizenId) ? new() { ["type"] = "string" }
        : null;

    private static bool IsNullable(JsonSchemaExporterContext context) => context.PropertyInfo is { } property && !property.PropertyType.IsValueType && (property.IsGetNullable || property.IsSetNullable);

    private static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    private static bool IsThing(Type type) => !Signatures.IsSimple(type) && Signatures.ItemOf(type) is null && type.IsClass;
}
