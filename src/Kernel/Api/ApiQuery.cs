using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Niangjia.Kernel.Api;

/// <summary>Fills what a query handler wants to know from path and query of a call: plain values by their names, members of a filter by theirs.</summary>
internal sealed class ApiQuery(ApiBody body)
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The parameters of a handler's verb, for the document.</summary>
    public static IReadOnlyList<ApiParameter> ParametersOf(MethodInfo verb, IReadOnlyList<string> route) =>
        [.. verb.GetParameters().Where(one => one.ParameterType != typeof(CancellationToken)).SelectMany(one => Flat(one, route))];

    /// <summary>The arguments of the verb, without the cancellation token.</summary>
    public async ValueTask<object?[]> ReadAsync(HttpContext http, MethodInfo verb)
    {
        var arguments = new List<object?>();
        foreach (var parameter in verb.GetParameters())
            arguments.Add(parameter.ParameterType == typeof(CancellationToken) ? http.RequestAborted : await ValueAsync(http, parameter));
        return [.. arguments];
    }

    private async ValueTask<object?> ValueAsync(HttpContext http, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (!Signatures.IsSimple(type))
        {
            var maker = MakerOf(type);
            var values = new List<object?>();
            foreach (var member in maker.GetParameters()) values.Add(await ValueAsync(http, member));
            return maker.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. values], null);
        }
        var (name, isUnit) = NameOf(parameter);
        var told = http.Request.RouteValues[name]?.ToString() ?? http.Request.Query[name].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(told))
            return parameter.HasDefaultValue ? parameter.DefaultValue
                : !IsNeeded(parameter) ? type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null
                : throw new RefusedException(string.Format(ApiText.Missing, name), null, name);
        if (isUnit) return await body.PathAsync(told, name, http.RequestAborted);
        return Parse(told, Nullable.GetUnderlyingType(type) ?? type) ?? throw new UnreadableException(string.Format(ApiText.NotReadable, name));
    }

    private static object? Parse(string told, Type type)
    {
        if (type == typeof(string)) return told;
        if (type.IsEnum) return told.Any(char.IsAsciiDigit) && !Enum.GetNames(type).Contains(told, StringComparer.OrdinalIgnoreCase) ? null : Enum.TryParse(type, told, true, out var word) ? word : null;
        if (type == typeof(bool)) return bool.TryParse(told, out var flag) ? flag : null;
        if (type == typeof(DateOnly)) return DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        object?[] arguments = [told, CultureInfo.InvariantCulture, null];
        var read = type.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), type.MakeByRefType()])!;
        return (bool)read.Invoke(null, arguments)! ? arguments[2] : null;
    }

    private static IEnumerable<ApiParameter> Flat(ParameterInfo parameter, IReadOnlyList<string> route)
    {
        if (!Signatures.IsSimple(parameter.ParameterType)) return MakerOf(parameter.ParameterType).GetParameters().SelectMany(member => Flat(member, route));
        var (name, isUnit) = NameOf(parameter);
        return [new(name, parameter.ParameterType, route.Contains(name), IsNeeded(parameter), isUnit)];
    }

    private static (string Name, bool IsUnit) NameOf(ParameterInfo parameter) =>
        ApiNames.IsUnit(parameter.Name!, parameter.ParameterType) ? (ApiNames.UnitName(parameter.Name!), true) : (ApiNames.Of(parameter.Name!), false);

    // A filter that is left out filters nothing: only ids and keys must be told.
    private static bool IsNeeded(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.HasDefaultValue || Nullable.GetUnderlyingType(type) is not null || type == typeof(bool) || type.IsEnum) return false;
        lock (Nullability) return type.IsValueType || Nullability.Create(parameter).WriteState == NullabilityState.NotNull;
    }

    private static ConstructorInfo MakerOf(Type type) => type.GetConstructors().OrderByDescending(maker => maker.GetParameters().Length).First();
}
