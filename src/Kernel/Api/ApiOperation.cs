using System.Collections.Concurrent;
using System.Reflection;

namespace Niangjia.Kernel.Api;

/// <summary>One operation of the API, as the document shows it and the tests try it.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Pattern">Address below <c>/api/v1/</c>, such as <c>requests/{requestId:guid}/acceptance</c>.</param>
/// <param name="Permission">Key of the permission, or null when whoever is signed in may.</param>
/// <param name="Summary">What it does, in English.</param>
/// <param name="Handler">The class that does it; null for files.</param>
/// <param name="Parameters">What the handler wants to know, from address and query.</param>
/// <param name="Body">The command, whose members that stand in the address are not in the body; null without a body.</param>
/// <param name="Answer">What is answered; null for nothing.</param>
/// <param name="IsList">Whether the answer is a page of such things.</param>
/// <param name="Secret">Member of the answer that is told once: a second send is answered without it. Null when nothing is secret.</param>
public sealed record ApiOperation(
    string Method, string Pattern, string? Permission, string Summary, Type? Handler, IReadOnlyList<ApiParameter> Parameters, Type? Body, Type? Answer, bool IsList, string? Secret = null)
{
    /// <summary>Where all operations begin.</summary>
    public const string Root = "/api/v1";

    /// <summary>What the address is about: its first word.</summary>
    public string Resource => Pattern.Split('/')[0];

    /// <summary>The scope a token needs.</summary>
    public string Scope => $"{Resource}:{(Method == "GET" ? "read" : "write")}";

    /// <summary>Names of the parts of the address that are filled in.</summary>
    public IReadOnlyList<string> RouteNames { get; } = [.. Pattern.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}').Split(':')[0])];
}

/// <summary>Something the query or the address of an operation tells.</summary>
/// <param name="Name">As written in the address.</param>
/// <param name="Type">Its type.</param>
/// <param name="InRoute">Whether it is a part of the path.</param>
/// <param name="IsNeeded">Whether it must be there.</param>
/// <param name="IsUnit">The code wants the path of a unit and the address gives its id.</param>
public sealed record ApiParameter(string Name, Type Type, bool InRoute, bool IsNeeded, bool IsUnit);

/// <summary>A call that cannot be understood at all: malformed JSON, an unknown member, a number where a word belongs. A sentence for the programmer, and a status.</summary>
public sealed class UnreadableException(string message, int status = 400, bool passes = false) : Exception(message)
{
    /// <summary>The same call may be answered in a moment: <c>Retry-After</c>.</summary>
    public bool Passes { get; } = passes;

    /// <summary>400, or another status of the same kind.</summary>
    public int Status { get; } = status;
}

internal static class Signatures
{
    /// <summary>The one public method of a handler.</summary>
    public static MethodInfo VerbOf(Type handler) => handler.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Single();

    /// <summary>What its task brings; null for nothing.</summary>
    public static Type? AnswerOf(MethodInfo verb) => verb.ReturnType.IsGenericType ? verb.ReturnType.GenericTypeArguments[0] : null;

    /// <summary>A value that stands in one word of an address.</summary>
    public static bool IsSimple(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare == typeof(string) || bare.IsEnum || bare.IsPrimitive || bare == typeof(Guid) || bare == typeof(DateOnly) || bare == typeof(DateTimeOffset)
            || bare.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>));
    }

    /// <summary>Type of the things of a list, or null when it is none.</summary>
    public static Type? ItemOf(Type type) => Items.GetOrAdd(type, FindItem);

    private static readonly ConcurrentDictionary<Type, Type?> Items = new();

    private static Type? FindItem(Type type) =>
        type == typeof(string) || type == typeof(byte[]) ? null
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Data.PageOf<>) ? type.GenericTypeArguments[0]
        : type.GetInterfaces().Append(type).Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)).Select(face => face.GenericTypeArguments[0])
            .FirstOrDefault(item => !item.IsGenericType || item.GetGenericTypeDefinition() != typeof(KeyValuePair<,>));
}
