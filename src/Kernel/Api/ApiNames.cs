namespace Niangjia.Kernel.Api;

/// <summary>
/// Names of the API. It knows units by their ids, never by their paths: where the code says <c>HandlerPath</c>, JSON says <c>handlerUnitId</c>, and the one is
/// turned into the other on the way in and out.
/// </summary>
internal static class ApiNames
{
    /// <summary>As JSON and addresses write it.</summary>
    public static string Of(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Whether a text member holds the path of a unit.</summary>
    public static bool IsUnit(string name, Type type) => type == typeof(string) && (name.EndsWith("Path", StringComparison.Ordinal) || name is "Unit" or "unit");

    /// <summary>What such a member is called outside.</summary>
    public static string UnitName(string name)
    {
        var word = name.EndsWith("Path", StringComparison.Ordinal) ? name[..^4] : name;
        return Of(word.EndsWith("nit", StringComparison.Ordinal) || word.EndsWith("Department", StringComparison.Ordinal) ? word + "Id" : word + "UnitId");
    }
}
