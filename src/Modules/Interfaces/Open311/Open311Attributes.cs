using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Niangjia.Contracts.Cases;

namespace Niangjia.Interfaces.Open311;

/// <summary>What is asked besides: <c>attribute[code]</c> in a post.</summary>
internal sealed class Open311Attributes(IFormCollection form)
{
    private sealed record Question(string Code, string Datatype, bool Required, string Text, IReadOnlyList<(string Key, string Name)>? Values = null);

    /// <summary>The definition.</summary>
    public static JsonArray Of(PublicMatter service) => [.. Questions(service).Select((question, at) =>
    {
        var node = new JsonObject
        {
            ["variable"] = true,
            ["code"] = question.Code,
            ["datatype"] = question.Datatype,
            ["required"] = question.Required,
            ["datatype_description"] = null,
            ["order"] = at + 1,
            ["description"] = question.Text,
        };
        if (question.Values is { } values) node["values"] = new JsonArray([.. values.Select(value => (JsonNode)new JsonObject { ["key"] = value.Key, ["name"] = value.Name })]);
        return node;
    })];

    /// <summary>Refuses a post that does not answer what must be answered; an anonymous one gives no data to agree to.</summary>
    public void RefuseMissing(PublicMatter service, bool anonymous)
    {
        foreach (var question in Questions(service))
        {
            if (question.Required && !anonymous && !Yes(question.Code)) throw Wrong(InterfacesText.Needed, question.Code);
            if (question.Values is { } values && All(question.Code).Any(told => values.All(value => value.Key != told))) throw Wrong(InterfacesText.NotReadable, question.Code);
        }
    }

    public bool Yes(string code) => Word(code) == "yes";

    public string? Word(string code) => All(code).FirstOrDefault();

    public decimal? Number(string code)
    {
        if (Word(code) is not { } told) return null;
        return decimal.TryParse(told, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000_000 ? number : throw Wrong(InterfacesText.NotReadable, code);
    }

    public DateOnly? Day(string code)
    {
        if (Word(code) is not { } told) return null;
        return DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Year > 1950 ? DateOnly.FromDateTime(Kernel.Calendars.ChinaTime.Of(at).DateTime) : throw Wrong(InterfacesText.NotReadable, code);
    }

    private static IEnumerable<Question> Questions(PublicMatter service)
    {
        (string, string)[] yesOrNo = [("yes", InterfacesText.Yes), ("no", InterfacesText.No)];
        if (service.SubTypes.Count > 0) yield return new("kind", "singlevaluelist", false, InterfacesText.AskKind, service.SubTypes);
        if (service.IsLabour)
        {
            yield return new("employer", "string", false, InterfacesText.AskEmployer);
            yield return new("amount", "number", false, InterfacesText.AskAmount);
            yield return new("since", "datetime", false, InterfacesText.AskSince);
        }
        yield return new("people", "number", false, InterfacesText.AskPeople);
        yield return new("consent", "singlevaluelist", true, InterfacesText.AskConsent, yesOrNo);
        if (service.IsSensitive) yield return new("consent_sensitive", "singlevaluelist", true, InterfacesText.AskConsentSensitive, yesOrNo);
        yield return new("publish", "singlevaluelist", false, InterfacesText.AskPublish, yesOrNo);
    }

    private IEnumerable<string> All(string code) =>
        form[$"attribute[{code}]"].Concat(form[$"attribute[{code}][]"]).OfType<string>().Where(told => !string.IsNullOrWhiteSpace(told)).Select(told => told.Trim());

    private static Open311Exception Wrong(string sentence, string code) => new(StatusCodes.Status400BadRequest, string.Format(sentence, $"attribute[{code}]"));
}
