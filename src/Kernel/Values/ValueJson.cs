using System.Text.Json;
using System.Text.Json.Serialization;

namespace Niangjia.Kernel.Values;

/// <summary>Personal values in JSON are masked, since JSON goes into journals, logs and answers; whoever really must send the number names its property.</summary>
internal sealed class MaskedJson<T> : JsonConverter<T> where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeToConvert.Name} is written masked and cannot be read back; take a string and parse it.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Credit codes are public: 18 characters in JSON too.</summary>
internal sealed class CreditCodeJson : JsonConverter<CreditCode>
{
    public override CreditCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CreditCode.TryParse(reader.GetString(), out var code, out var fault) ? code : throw new JsonException($"Not a credit code: {fault}.");

    public override void Write(Utf8JsonWriter writer, CreditCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
