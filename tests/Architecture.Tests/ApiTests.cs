using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Data;

namespace Niangjia.Architecture.Tests;

/// <summary>Design §4: what a person can do in a page, a program can do by the API. Found by looking at handlers and operations.</summary>
public sealed class ApiTests
{
    // What is not for programs, and why.
    private static readonly Dictionary<string, string[]> OnlyForPeople = new()
    {
        ["who somebody is, is proved in a browser"] =
        [
            "SignInHandler", "SignOutHandler", "SendPhoneCodeHandler", "SignInByPhoneHandler", "ConfirmSecondFactorHandler", "ChangePasswordHandler", "EnrolSecondFactorHandler", "RemoveSecondFactorHandler",
            "RenewRecoveryCodesHandler", "EnterReceiptCodeHandler",
        ],
        ["no token begets others"] = ["CreateTokenHandler"],
        ["a party acts by the link on its own phone (R-MED-03)"] = ["ActAsPartyHandler", "SendPartyCodeHandler", "EnterPartyCodeHandler", "IdentifyMyselfHandler"],
        ["the form of a draft; the API takes a request in at once (TakeInRequestHandler)"] = ["SubmitRequestHandler", "RegisterRequestHandler"],
        ["files are fetched at …/pdf, …/docx and …/bundle"] = ["TakeDocumentHandler", "TakeBundleHandler"],
        ["leads a browser to a page"] = ["OpenNoticeHandler"],
    };

    [Fact]
    public async Task Every_command_can_be_called_by_a_program_or_says_why_not()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var called = ApiDocument.OperationsOf(app.Services.GetRequiredService<EndpointDataSource>()).Select(operation => operation.Handler).OfType<Type>().ToHashSet();
        var commands = Tree.ModuleAssemblies.SelectMany(Tree.Types).Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Handler", StringComparison.Ordinal)
            && type.GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly)
                .Any(verb => verb.GetParameters()[0].ParameterType.Name.EndsWith("Command", StringComparison.Ordinal))).ToList();
        commands.Count.ShouldBeGreaterThan(70);
        var excused = OnlyForPeople.Values.SelectMany(names => names).ToHashSet();
        commands.Where(command => !called.Contains(command) && !excused.Contains(command.Name)).Select(command => command.Name).ShouldBeEmpty();
        excused.Where(name => commands.All(command => command.Name != name) || called.Any(handler => handler.Name == name)).ShouldBeEmpty("no excuse without need");
    }

    [Fact]
    public async Task The_document_is_OpenAPI_3_1_and_says_everything_of_every_operation()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>();
        var text = await (await app.Browser().FetchAsync("/api/v1/openapi.json")).Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        root.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        var ids = new List<string>();
        var found = 0;
        foreach (var path in root.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
            {
                found++;
                ids.Add(operation.Value.GetProperty("operationId").GetString()!);
                operation.Value.GetProperty("summary").GetString()!.Length.ShouldBeGreaterThan(5, path.Name);
                operation.Value.GetProperty("x-scope").GetString()!.ShouldContain(":");
                operation.Value.GetProperty("responses").EnumerateObject().Count().ShouldBeGreaterThan(5);
                var named = path.Name.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).ToList();
                var told = operation.Value.TryGetProperty("parameters", out var parameters)
                    ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "path").Select(one => one.GetProperty("name").GetString()!).ToList() : [];
                told.ShouldBe(named, path.Name);
            }
        found.ShouldBe(ApiDocument.OperationsOf(endpoints).Count);
        ids.ShouldBeUnique();
        References(root).Where(reference => !Exists(root, reference)).ShouldBeEmpty();
        text.ShouldNotContain("\"$ref\":\"#/properties");
    }

    [Fact]
    public async Task No_answer_gives_away_an_entity()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        ApiDocument.OperationsOf(app.Services.GetRequiredService<EndpointDataSource>()).Where(operation => operation.Answer is not null)
            .SelectMany(operation => Parts(operation.Answer!, []).Where(type => typeof(Entity).IsAssignableFrom(type) || type.Name is "SealedText" or "JournalEntry").Select(type => $"{operation.Pattern}: {type.Name}"))
            .ShouldBeEmpty();
    }

    private static IEnumerable<Type> Parts(Type type, HashSet<Type> seen)
    {
        foreach (var argument in type.GenericTypeArguments.SelectMany(one => Parts(one, seen))) yield return argument;
        if (type.Namespace?.StartsWith("Niangjia", StringComparison.Ordinal) != true || !seen.Add(type)) yield break;
        yield return type;
        foreach (var part in type.GetProperties().SelectMany(property => Parts(property.PropertyType, seen))) yield return part;
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => one.Name == "$ref" ? [one.Value.GetString()!] : References(one.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Exists(JsonElement root, string reference) =>
        reference.StartsWith("#/", StringComparison.Ordinal) && reference[2..].Split('/').Aggregate((JsonElement?)root, (at, name) => at is { } here && here.TryGetProperty(name, out var next) ? next : null) is not null;
}
