using System.Runtime.InteropServices;
using System.Text;
using static Niangjia.Kernel.Documents.Drawing.Native;

namespace Niangjia.Kernel.Documents.Drawing;

/// <summary>
/// Breaks text into lines by the rules of Chinese typesetting: no closing mark at the beginning of a line, no opening one at its end, both edges straight.
/// One font map serves the process, so only one document is set at a time; a page takes some 20 ms.
/// </summary>
internal sealed class Typesetter : IDisposable
{
    private static readonly Lock OneAtATime = new();
    private static nint _map;
    private readonly nint _context;
    private readonly List<nint> _layouts = [];
    private readonly Dictionary<string, nint> _descriptions = [];

    public Typesetter()
    {
        OneAtATime.Enter();
        if (_map == 0)
        {
            _map = pango_cairo_font_map_new();
            pango_cairo_font_map_set_resolution(_map, 72); // a unit of the page is a point
        }
        _context = pango_font_map_create_context(_map);
        pango_context_set_language(_context, pango_language_from_string("zh-cn")); // Chinese forms of shared characters and marks
        pango_context_set_round_glyph_positions(_context, 0);
        var options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, 1);
        cairo_font_options_set_hint_metrics(options, 1); // paper has no pixels
        pango_cairo_context_set_font_options(_context, options);
        cairo_font_options_destroy(options);
    }

    /// <summary>Lines of a text, and how wide each is; they live as long as the typesetter.</summary>
    /// <param name="text">No line breaks.</param>
    /// <param name="font">How it is set.</param>
    /// <param name="width">Points.</param>
    /// <param name="indent">Of the first line, in points.</param>
    /// <param name="lead">Beginning that is set in another font.</param>
    /// <param name="straight">Both edges straight.</param>
    public unsafe IReadOnlyList<TextLine> Lines(string text, Font font, double width, double indent = 0, (int Length, Font Font)? lead = null, bool straight = false)
    {
        var layout = pango_layout_new(_context);
        _layouts.Add(layout);
        pango_layout_set_font_description(layout, Description(font));
        pango_layout_set_width(layout, (int)(width * Scale));
        pango_layout_set_indent(layout, (int)(indent * Scale));
        pango_layout_set_wrap(layout, 2); // between words, and within one that is longer than the line
        pango_layout_set_justify(layout, straight ? 1 : 0);
        if (lead is var (length, bold))
        {
            var attribute = pango_attr_font_desc_new(Description(bold));
            // struct PangoAttribute { klass; guint start_index; guint end_index; }
            Marshal.WriteInt32(attribute, sizeof(nint), 0);
            Marshal.WriteInt32(attribute, sizeof(nint) + 4, Encoding.UTF8.GetByteCount(text.AsSpan(0, length)));
            var list = pango_attr_list_new();
            pango_attr_list_insert(list, attribute);
            pango_layout_set_attributes(layout, list);
            pango_attr_list_unref(list);
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes) pango_layout_set_text(layout, start, bytes.Length);
        var lines = new TextLine[pango_layout_get_line_count(layout)];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = pango_layout_get_line_readonly(layout, i);
            Box logical;
            pango_layout_line_get_extents(line, null, &logical);
            lines[i] = new(line, (double)logical.Width / Scale, i == 0 ? indent : 0);
        }
        return lines;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layout in _layouts) g_object_unref(layout);
        foreach (var description in _descriptions.Values) pango_font_description_free(description);
        g_object_unref(_context);
        OneAtATime.Exit();
    }

    private nint Description(Font font)
    {
        if (_descriptions.TryGetValue(font.Description, out var known)) return known;
        return _descriptions[font.Description] = pango_font_description_from_string(font.Description);
    }
}

/// <summary>One line of set text.</summary>
/// <param name="Handle">Pango's line.</param>
/// <param name="Width">Points.</param>
/// <param name="Indent">How far from the left edge it begins.</param>
internal readonly record struct TextLine(nint Handle, double Width, double Indent);

/// <summary>A font at a size. Sizes have their Chinese names; the faces are those of Debian's fonts-noto-cjk.</summary>
/// <param name="Face">Pango's name of the face.</param>
/// <param name="Size">Points.</param>
internal readonly record struct Font(string Face, double Size)
{
    private const string Song = "Noto Serif CJK SC";
    private const string Hei = "Noto Sans CJK SC";

    /// <summary>二号: the title.</summary>
    public static Font Title { get; } = new($"{Song} Bold", 22);

    /// <summary>三号: the unit above the title.</summary>
    public static Font Unit { get; } = new(Song, 16);

    /// <summary>四号: headings.</summary>
    public static Font Heading { get; } = new($"{Hei} Bold", 14);

    /// <summary>小四: the text.</summary>
    public static Font Body { get; } = new(Song, 12);

    /// <summary>The lead of a paragraph.</summary>
    public static Font Term { get; } = new($"{Song} Bold", 12);

    /// <summary>五号: tables and notes.</summary>
    public static Font Table { get; } = new(Song, 10.5);

    /// <summary>Head of a table.</summary>
    public static Font TableHead { get; } = new($"{Hei} Medium", 10.5);

    /// <summary>小五: page numbers and marks.</summary>
    public static Font Small { get; } = new(Song, 9);

    /// <summary>The digest.</summary>
    public static Font Tiny { get; } = new(Song, 6.5);

    /// <summary>Across a draft.</summary>
    public static Font Watermark { get; } = new($"{Hei} Bold", 54);

    public string Description => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Face} {Size}");
}
