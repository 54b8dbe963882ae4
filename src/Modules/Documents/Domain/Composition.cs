using System.Globalization;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel;
using Niangjia.Kernel.Documents;

namespace Niangjia.Documents.Domain;

/// <summary>A filled template and what was typed over it, to a document.</summary>
internal static class Composition
{
    /// <summary>The template with the words that were typed.</summary>
    public static DocumentTemplate With(this DocumentTemplate template, IReadOnlyDictionary<string, string> typed) => template with
    {
        Elements = [.. template.Elements.Select(element => !element.IsFixed && typed.TryGetValue(element.Key, out var text) ? element with { Text = text } : element)],
    };

    /// <summary>Required elements that nobody has filled; the position names the field of the form.</summary>
    public static IEnumerable<(DocumentElement Element, int Position)> Missing(this DocumentTemplate template) =>
        template.Elements.Select((element, position) => (element, position)).Where(part => part.element.IsRequired && string.IsNullOrWhiteSpace(part.element.Text) && part.element.Blocks.Count == 0);

    /// <summary>Refuses the issue while something is missing.</summary>
    public static void RefuseIfIncomplete(this DocumentTemplate template)
    {
        foreach (var (element, position) in template.Missing())
            throw new RefusedException(string.Format(CultureInfo.CurrentCulture, DocumentsText.ElementMissing, element.Label), "R §14", $"Lines[{position}].Text");
        if (template.AwaitsStep) throw new RefusedException(DocumentsText.AwaitsStep, "R §14");
    }

    /// <summary>The document.</summary>
    public static PaperDocument Compose(this DocumentTemplate template) => new(template.Title, template.UnitName, template.Reference, [.. template.Elements.SelectMany(Blocks)])
    {
        To = template.To,
        HasSeal = template.HasSeal,
        Copies = template.Copies,
        Guarded = template.Guarded,
        Template = template.Version,
    };

    private static IEnumerable<Block> Blocks(DocumentElement element)
    {
        string[] lines = [.. (element.Text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (lines.Length == 0 && element.Blocks.Count == 0) yield break;
        if (element.Style is ElementStyle.Section or ElementStyle.Items) yield return new Heading(element.Label);
        if (element.Style == ElementStyle.Items && lines.Length > 0) yield return new Listing(lines);
        else
        {
            for (var i = 0; i < lines.Length; i++)
                yield return new Paragraph(lines[i], element.Style == ElementStyle.Led && i == 0 ? element.Label : null);
        }
        foreach (var block in element.Blocks) yield return block;
    }
}
