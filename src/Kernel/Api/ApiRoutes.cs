using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Niangjia.Kernel.Access;

namespace Niangjia.Kernel.Api;

/// <summary>
/// Where a module lists its operations, one line each: the address, who may, what it does in English, and the handler of the page. Handler, rules and refusals
/// are those of the page; only the way in is another.
/// </summary>
public sealed class ApiRoutes(IEndpointRouteBuilder routes)
{
    /// <summary>The rate limit of <see cref="ApiOperation.Root"/>.</summary>
    public const string Rate = "api";

    /// <summary>A write. The members of the command that stand in the address come from there, all others from the JSON body.</summary>
    /// <param name="pattern">Address below <see cref="ApiOperation.Root"/>, nouns in the plural.</param>
    /// <param name="permission">Who may, or null for whoever is signed in (the handler then decides).</param>
    /// <param name="summary">What it does, in English.</param>
    /// <param name="answer">Makes the answer of what the handler gives; ids need none.</param>
    /// <param name="method">POST unless something is replaced (PUT) or taken away (DELETE).</param>
    /// <param name="secret">Member of the answer that is told once: a second send is answered without it.</param>
    public void Command<TCommand, THandler>(string pattern, string? permission, string summary, Delegate? answer = null, string method = "POST", string? secret = null)
        where TCommand : class where THandler : class
    {
        var verb = Signatures.VerbOf(typeof(THandler));
        if (verb.GetParameters()[0].ParameterType != typeof(TCommand)) throw new ArgumentException($"{typeof(THandler)} does not take {typeof(TCommand)}.");
        var (type, _) = AnswerOf(verb, answer);
        var operation = new ApiOperation(method, pattern, permission, summary, typeof(THandler), [], typeof(TCommand), type, false, secret);
        Map(operation, new CommandCall(operation, verb, answer).RunAsync);
    }

    /// <summary>A read. What the handler wants to know comes from path and query, under the names of its parameters and their members.</summary>
    /// <param name="pattern">Address below <see cref="ApiOperation.Root"/>.</param>
    /// <param name="permission">Who may, or null for whoever is signed in.</param>
    /// <param name="summary">What it tells, in English.</param>
    /// <param name="answer">Makes the answer of what the handler gives, for a list of each thing in it; without one it is answered as it is.</param>
    public void Query<THandler>(string pattern, string? permission, string summary, Delegate? answer = null) where THandler : class
    {
        var verb = Signatures.VerbOf(typeof(THandler));
        var route = new ApiOperation("GET", pattern, permission, summary, typeof(THandler), [], null, null, false).RouteNames;
        var (type, isList) = AnswerOf(verb, answer);
        var operation = new ApiOperation("GET", pattern, permission, summary, typeof(THandler), ApiQuery.ParametersOf(verb, route), null, type, isList);
        Map(operation, new QueryCall(operation, verb, answer).RunAsync);
    }

    /// <summary>A file that is sent or fetched: no JSON on one of the two ways.</summary>
    public void File(string method, string pattern, string? permission, string summary, Delegate handler)
    {
        var operation = new ApiOperation(method, pattern, permission, summary, null,
            [.. handler.Method.GetParameters().Where(one => Signatures.IsSimple(one.ParameterType) && one.ParameterType != typeof(CancellationToken))
                .Select(one => new ApiParameter(one.Name!, one.ParameterType, pattern.Contains($"{{{one.Name}", StringComparison.Ordinal), true, false))], null, null, false);
#pragma warning disable RDG002 // Few of them: compiled at the start.
        Guard(routes.MapMethods($"{ApiOperation.Root}/{pattern}", [method], handler).DisableAntiforgery(), operation);
#pragma warning restore RDG002
    }

    private void Map(ApiOperation operation, RequestDelegate call) => Guard(routes.MapMethods($"{ApiOperation.Root}/{operation.Pattern}", [operation.Method], call), operation);

    private static void Guard(IEndpointConventionBuilder endpoint, ApiOperation operation)
    {
        endpoint.WithMetadata(operation, new RequireScopeAttribute(operation.Scope)).RequireRateLimiting(Rate);
        if (operation.Permission is { } permission) endpoint.WithMetadata(new RequirePermissionAttribute(permission));
        else endpoint.WithMetadata(new AuthorizeAttribute());
    }

    // What goes out: what the answer makes of the whole result, or of each thing of a list.
    private static (Type? Type, bool IsList) AnswerOf(MethodInfo verb, Delegate? answer)
    {
        if (Signatures.AnswerOf(verb) is not { } result) return (null, false);
        var item = Signatures.ItemOf(result);
        if (answer is null) return item is null ? (Ids.For(result), false) : (item, true);
        if (answer.Method.GetParameters()[0].ParameterType == item) return (answer.Method.ReturnType, true);
        return Signatures.ItemOf(answer.Method.ReturnType) is { } made ? (made, true) : (answer.Method.ReturnType, false);
    }
}

/// <summary>The id of what was made.</summary>
public sealed record MadeThing(Guid Id);

internal static class Ids
{
    public static Type For(Type type) => type == typeof(Guid) ? typeof(MadeThing) : type;
}
