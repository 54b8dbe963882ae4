using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace Niangjia.Testing;

/// <summary>Text that no field is made for, and what a form must do with it: no error page, a sentence at each field that is wrong, nothing typed lost, nothing turned into markup.</summary>
public static class Nonsense
{
    /// <summary>More than any field takes.</summary>
    public static readonly string TooLong = new('长', 20_000);

    /// <summary>A script, an emoji, a bell, a mark that turns the writing round, quotes: no date, number, mobile or code.</summary>
    public const string Odd = "<script>alert(7)</script>😀\u0007\u202E\"' & 四十七";

    /// <summary>Fails unless the form refuses far too long text at each of its text fields and keeps it.</summary>
    public static async Task ShouldRefuseNonsenseAsync(this Form form)
    {
        var (answer, faults) = await form.TryAsync(TooLong);
        faults.ShouldBeEmpty(form.Name);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    /// <summary>Whether something can be typed into the form.</summary>
    public static bool TakesText(this Form form) => form.Fields.Any(field => IsText(form.Control(field)));

    /// <summary>Sends the same text in each text field; what came, and what is wrong with it.</summary>
    public static async Task<(Page Answer, IReadOnlyList<string> Faults)> TryAsync(this Form form, string typed)
    {
        var fields = form.Fields.Where(field => IsText(form.Control(field))).ToList();
        foreach (var field in fields) form.Force(field, typed);
        var answer = await form.SubmitAsync();
        return (answer, FaultsOf(answer, form, fields, typed));
    }

    private static List<string> FaultsOf(Page answer, Form form, List<string> fields, string typed)
    {
        var what = typed == TooLong ? "long text" : "odd text";
        if (answer.Status is HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError) return [$"{what} → {(int)answer.Status}"];
        if (answer.Html.Contains("<script>alert(7)", StringComparison.Ordinal)) return [$"{what} became a script"];
        if (answer.Status != HttpStatusCode.UnprocessableEntity) return typed == TooLong && fields.Count > 0 && answer.Status == HttpStatusCode.OK && !IsSafe(form) ? [$"{what} was taken"] : [];
        var faults = new List<string>();
        if (answer.Errors.Count == 0 && answer.Alerts.Count == 0) faults.Add($"{what}: no sentence");
        foreach (var field in fields)
        {
            if (answer.Document.QuerySelector($"[name='{field}']") is not { } shown || shown is IHtmlInputElement { Type: "password" }) continue;
            if (Shown(shown).ReplaceLineEndings("\n") != typed) faults.Add($"{what}: {field} was lost");
            if (typed == TooLong && !answer.Errors.Contains(field)) faults.Add($"{what}: no sentence at {field}");
        }
        return faults;
    }

    /// <summary>A form that only looks something up may take anything.</summary>
    private static bool IsSafe(Form form) => form.Name is "sign-out" or "look";

    private static bool IsText(IElement? control) => control is IHtmlTextAreaElement or IHtmlInputElement { Type: not ("radio" or "checkbox" or "file" or "hidden") };

    // AngleSharp empties what a browser's own control would not show; the attribute is what the server sent.
    private static string Shown(IElement control) => control is IHtmlTextAreaElement area ? area.Value : control.GetAttribute("value") ?? "";
}
