using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Api;

/// <summary>Runs a query handler and answers with JSON.</summary>
internal sealed class QueryCall(ApiOperation operation, MethodInfo verb, Delegate? answer)
{
    public async Task RunAsync(HttpContext http)
    {
        var arguments = await http.RequestServices.GetRequiredService<ApiQuery>().ReadAsync(http, verb);
        var result = await Answers.OfAsync(verb, http.RequestServices.GetRequiredService(operation.Handler!), arguments);
        if (result is null) throw new NotFoundException();
        await Answers.SendAsync(http, StatusCodes.Status200OK, await Answers.ShapeAsync(http, result, answer));
    }
}

/// <summary>Runs a command handler under the idempotency key of the call (design §4): the same call again is answered alike and done once.</summary>
internal sealed class CommandCall(ApiOperation operation, MethodInfo verb, Delegate? answer)
{
    public const string KeyHeader = "Idempotency-Key";

    public async Task RunAsync(HttpContext http)
    {
        var (services, aborted) = (http.RequestServices, http.RequestAborted);
        var (db, idempotency) = (services.GetRequiredService<AppDbContext>(), services.GetRequiredService<IdempotencyScope>());
        var bytes = await ApiBody.BytesAsync(http.Request, aborted);
        var known = Signatures.AnswerOf(verb) is null ? $"{StatusCodes.Status204NoContent}" : null;
        idempotency.Use($"api:{services.GetRequiredService<CurrentUser>().AccountId:N}", KeyOf(http.Request), Fingerprint(http.Request, bytes), known);
        if (known is null) idempotency.WaitForAnswer();
        if (await ReplayAsync(http, db, idempotency)) return;
        var route = new RouteData();
        foreach (var name in operation.RouteNames) route[name] = http.Request.RouteValues[name]?.ToString();
        var command = await services.GetRequiredService<ApiBody>().ReadAsync(bytes, operation.Body!, route, aborted);
        try
        {
            var result = await Answers.OfAsync(verb, services.GetRequiredService(operation.Handler!), [command, aborted]);
            var shaped = result is null ? null : await Answers.ShapeAsync(http, result, answer);
            var status = operation.Answer == typeof(MadeThing) ? StatusCodes.Status201Created : shaped is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
            if (known is null) await idempotency.AnswerAsync(db, Kept(status, shaped), CancellationToken.None);
            await db.CompleteAsync(CancellationToken.None);
            await Answers.SendAsync(http, status, shaped);
        }
        catch (AlreadyDoneException)
        {
            await db.GiveUpAsync();
            db.ChangeTracker.Clear();
            if (!await ReplayAsync(http, db, idempotency)) throw new UnreadableException(ApiText.StillRunning, StatusCodes.Status409Conflict, passes: true);
        }
        finally
        {
            // Refused or broken after it was saved. Others, such as the access log, must not wait for a lock of ours.
            await db.GiveUpAsync();
        }
    }

    private static async Task<bool> ReplayAsync(HttpContext http, AppDbContext db, IdempotencyScope idempotency)
    {
        if (await idempotency.EarlierAsync(db, http.RequestAborted) is not { } earlier) return false;
        if (earlier.Fingerprint != idempotency.Fingerprint) throw new RefusedException(ApiText.KeyUsedOtherwise, null, KeyHeader);
        if (earlier.Answer is not { } kept) throw new UnreadableException(ApiText.StillRunning, StatusCodes.Status409Conflict, passes: true);
        var (status, body) = (int.Parse(kept[..3], null), kept.Length > 4 ? kept[4..] : null);
        if (status == StatusCodes.Status409Conflict) throw new UnreadableException(ApiText.ToldOnce, status);
        http.Response.Headers["Idempotency-Replayed"] = "true";
        await Answers.SendAsync(http, status, body is null ? null : JsonNode.Parse(body));
        return true;
    }

    // Answers of writes are ids and numbers; one that would not fit is not told a second time, and a secret is kept nowhere.
    private string Kept(int status, JsonNode? body)
    {
        if (operation.Secret is { } secret && body is JsonObject told)
        {
            body = told.DeepClone();
            body[ApiNames.Of(secret)] = null;
        }
        var text = body is null ? $"{status}" : $"{status} {body.ToJsonString(ApiJson.Options)}";
        return text.Length <= IdempotencyRecord.LongestAnswer ? text : "409";
    }

    private static string KeyOf(HttpRequest request) =>
        request.Headers[KeyHeader] is [{ Length: >= 8 and <= 64 } key] && key.All(one => one is > ' ' and <= '~')
            ? key : throw new UnreadableException(ApiText.KeyNeeded);

    private static string Fingerprint(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal static class Answers
{
    private static readonly MethodInfo AwaitMethod = typeof(Answers).GetMethod(nameof(AwaitAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly ConcurrentDictionary<Type, Func<Task, Task<object?>>> Awaits = new();

    public static async Task<object?> OfAsync(MethodInfo verb, object handler, object?[] arguments)
    {
        var task = (Task)verb.Invoke(handler, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        if (Signatures.AnswerOf(verb) is { } type) return await Awaits.GetOrAdd(type, static type => AwaitMethod.MakeGenericMethod(type).CreateDelegate<Func<Task, Task<object?>>>())(task);
        await task;
        return null;
    }

    private static async Task<object?> AwaitAsync<T>(Task task) => await (Task<T>)task;

    /// <summary>A list is always <c>{"items": …, "next": …}</c>, an id <c>{"id": …}</c>.</summary>
    public static async ValueTask<JsonNode?> ShapeAsync(HttpContext http, object result, Delegate? answer)
    {
        var units = http.RequestServices.GetRequiredService<IUnitIds>();
        if (Signatures.ItemOf(result.GetType()) is { } item)
        {
            var perItem = answer?.Method.GetParameters()[0].ParameterType.IsAssignableFrom(item) == true;
            if (answer is null || perItem) return await ListAsync(result, one => answer is null ? one : Make(answer, one), units, http.RequestAborted);
        }
        var made = answer is null ? result is Guid id ? new MadeThing(id) : result : Make(answer, result);
        return made is not null && Signatures.ItemOf(made.GetType()) is not null
            ? await ListAsync(made, one => one, units, http.RequestAborted)
            : await ApiJson.WriteAsync(made, units, http.RequestAborted);
    }

    public static async Task SendAsync(HttpContext http, int status, JsonNode? body)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        if (body is null) return;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(body.ToJsonString(ApiJson.Options), http.RequestAborted);
    }

    private static async ValueTask<JsonNode?> ListAsync(object list, Func<object, object?> make, IUnitIds units, CancellationToken cancellationToken)
    {
        var type = list.GetType();
        var isPage = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PageOf<>);
        var rows = (System.Collections.IEnumerable)(isPage ? type.GetProperty(nameof(PageOf<int>.Items))!.GetValue(list)! : list);
        var items = new JsonArray();
        foreach (var row in rows) items.Add(await ApiJson.WriteAsync(make(row), units, cancellationToken));
        return new JsonObject { ["items"] = items, ["next"] = isPage ? (string?)type.GetProperty(nameof(PageOf<int>.Next))!.GetValue(list) : null };
    }

    private static object? Make(Delegate answer, object from) => answer.Method.Invoke(answer.Target, BindingFlags.DoNotWrapExceptions, null, [from], null);
}
