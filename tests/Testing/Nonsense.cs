using System.IO.Compression;
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

    private static readonly Lazy<byte[]> Photo = new(MakePhoto);
    private static readonly Lazy<byte[]> Bomb = new(MakeBomb);

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

    /// <summary>Whether a file can be sent with the form.</summary>
    public static bool TakesFiles(this Form form) => FilesOf(form).Any();

    /// <summary>Sends a photo of fifty megabytes, or a table that unfolds to a quarter of a gigabyte, in each file field; what is wrong with the answer.</summary>
    public static async Task<IReadOnlyList<string>> TryFilesAsync(this Form form)
    {
        var fields = FilesOf(form).ToList();
        foreach (var (name, accept) in fields)
            _ = accept.Contains(".xlsx", StringComparison.Ordinal) ? form.Attach(name, "名单.xlsx", Bomb.Value) : form.Attach(name, "大照片.jpg", Photo.Value, "image/jpeg");
        var answer = await form.SubmitAsync();
        if (answer.Status != HttpStatusCode.UnprocessableEntity) return [$"a large file → {(int)answer.Status}"];
        return [.. fields.Where(field => !answer.Errors.Contains(field.Name)).Select(field => $"a large file: no sentence at {field.Name}")];
    }

    private static IEnumerable<(string Name, string Accept)> FilesOf(Form form) =>
        from name in form.Fields
        let input = form.Control(name) as IHtmlInputElement
        where input is { Type: "file" }
        select (name, input.GetAttribute("accept") ?? "");

    private static byte[] MakePhoto()
    {
        var photo = new byte[50 << 20];
        ((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46]).CopyTo(photo);
        return photo;
    }

    private static byte[] MakeBomb()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = zip.CreateEntry("[Content_Types].xml").Open()) types.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8);
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var blanks = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
            for (var i = 0; i < 256; i++) sheet.Write(blanks);
        }
        return file.ToArray();
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
