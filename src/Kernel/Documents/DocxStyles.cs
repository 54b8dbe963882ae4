using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Niangjia.Kernel.Documents;

/// <summary>The styles of a Word document: 宋体 and 黑体 in the sizes of official papers, 1.5 lines, two characters of indent.</summary>
internal static class DocxStyles
{
    private const string Song = "宋体";
    private const string Hei = "黑体";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(Song), new FontSize { Val = "24" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()),
        Of("Normal", "Normal", 24, Song, isDefault: true),
        Of("Unit", "Unit", 32, Song, centred: true, keepNext: true),
        Of("Title", "Title", 44, Song, centred: true, bold: true, keepNext: true, before: 120, after: 160),
        Of("Number", "Number Line", 21, Song, after: 200),
        Of("Heading1", "heading 1", 28, Hei, bold: true, keepNext: true, before: 200, line: 360, outline: 0),
        Of("Body", "Body Text", 24, Song, line: 360, indent: true, straight: true),
        Of("Addressee", "Addressee", 24, Song, line: 360),
        Of("Item", "List Number", 24, Song, line: 360, indent: true, straight: true),
        Of("Cell", "Table Cell", 21, Song),
        Of("CellHead", "Table Head", 21, Hei),
        Of("Sign", "Signature", 24, Song, line: 360, keepNext: true),
        Of("Seal", "Seal Place", 18, Song, centred: true, before: 400, after: 200, grey: true),
        Of("Closing", "Closing", 24, Song, centred: true, line: 360),
        Of("Digest", "Digest", 13, Song, before: 60),
        Of("Footer", "footer", 18, Song, centred: true));

    private static Style Of(
        string id, string name, int halfPoints, string face, bool isDefault = false, bool centred = false, bool bold = false, bool keepNext = false, int before = 0, int after = 0,
        int line = 240, bool indent = false, bool straight = false, int? outline = null, bool grey = false)
    {
        // The schema prescribes the order of the properties.
        var paragraph = new StyleParagraphProperties();
        if (keepNext) paragraph.Append(new KeepNext());
        paragraph.Append(new WidowControl());
        paragraph.Append(new Kinsoku());
        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}", Line = $"{line}", LineRule = LineSpacingRuleValues.Auto });
        if (indent) paragraph.Append(new Indentation { FirstLineChars = 200, FirstLine = $"{halfPoints * 20}" });
        if (centred || straight) paragraph.Append(new Justification { Val = centred ? JustificationValues.Center : JustificationValues.Both });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties(Fonts(face));
        if (bold) run.Append(new Bold());
        if (grey) run.Append(new Color { Val = "999999" });
        run.Append(new FontSize { Val = $"{halfPoints}" });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null, CustomStyle = name.All(char.IsAsciiLetterLower) || isDefault ? null : OnOffValue.FromBoolean(true) };
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        style.Append(paragraph);
        style.Append(run);
        return style;
    }

    private static RunFonts Fonts(string face) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = face, ComplexScript = "Times New Roman" };
}
