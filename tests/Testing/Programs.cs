using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts.Features.CreateToken;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;

namespace Niangjia.Testing;

/// <summary>Programs that call the API.</summary>
public static class Programs
{
    /// <summary>A token of an account, with these scopes or all there are.</summary>
    public static Task<string> GiveTokenAsync(this TestApp app, Guid accountId, params string[] scopes) => app.AsSystemAsync(async services =>
    {
        services.GetRequiredService<CurrentUser>().Become(accountId, null, accountId, "owner", []);
        var all = ApiDocument.ScopesOf(services.GetRequiredService<EndpointDataSource>());
        return (await services.GetRequiredService<CreateTokenHandler>().HandleAsync(new(accountId, "test", scopes.Length == 0 ? all : scopes, 30), CancellationToken.None)).Token;
    });

    /// <summary>Calls an operation of the API; writes get an idempotency key unless one is given, and none for an empty one.</summary>
    public static async Task<(HttpResponseMessage Answer, JsonElement Body)> CallAsync(this TestApp app, string? token, string method, string address, object? body = null, string? key = null, string language = "en")
    {
        using var browser = app.Browser();
        browser.Language = language;
        var request = new HttpRequestMessage(new HttpMethod(method), address.StartsWith('/') ? address : $"{ApiOperation.Root}/{address}");
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (method != "GET" && key != "") request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7(app.Clock.GetUtcNow()).ToString());
        if (body is not null) request.Content = body is string text ? new StringContent(text, System.Text.Encoding.UTF8, "application/json") : JsonContent.Create(body, body.GetType());
        var answer = await browser.FetchAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        return (answer, said.Length > 0 && answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(said).RootElement : default);
    }

    /// <summary>A body that an operation can read, with the simplest value for each member.</summary>
    public static Dictionary<string, object?> SampleOf(ApiOperation operation, Guid unit) =>
        operation.Body is { } body ? MembersOf(body, unit).Where(member => !operation.RouteNames.Contains(member.Key)).ToDictionary() : [];

    private static Dictionary<string, object?> MembersOf(Type type, Guid unit) => type.GetConstructors().OrderByDescending(maker => maker.GetParameters().Length).First().GetParameters()
        .Where(member => Nullable.GetUnderlyingType(member.ParameterType) is null && !member.HasDefaultValue && member.Name != "Instalments")
        .ToDictionary(
            member => ApiNames.IsUnit(member.Name!, member.ParameterType) ? ApiNames.UnitName(member.Name!) : ApiNames.Of(member.Name!),
            member => ApiNames.IsUnit(member.Name!, member.ParameterType) ? unit : ValueOf(member.ParameterType, unit));

    private static object? ValueOf(Type type, Guid unit) =>
        type == typeof(string) ? "样例文字，足够长的一句话"
        : type == typeof(Guid) ? unit
        : type == typeof(bool) ? true
        : type == typeof(DateOnly) ? "2026-03-10"
        : type == typeof(TimeOnly) ? "09:00:00"
        : type == typeof(Kernel.Calendars.Period) ? "15 CD"
        : type.IsEnum ? Enum.GetNames(type).Last()
        : type.IsPrimitive || type == typeof(Kernel.Values.Money) ? 1
        : Signatures.ItemOf(type) is not null ? Array.Empty<object>()
        : type.IsInterface ? new Dictionary<string, object?>()
        : MembersOf(type, unit);
}
