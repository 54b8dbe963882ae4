using System.Runtime.InteropServices;

namespace Niangjia.Kernel.Documents.Drawing;

/// <summary>What we use of Cairo and Pango (Debian: libcairo2, libpangocairo-1.0-0). Handles are owned by <see cref="Typesetter"/> and <see cref="Canvas"/>.</summary>
internal static unsafe partial class Native
{
    private const string Cairo = "libcairo.so.2";
    private const string Pango = "libpango-1.0.so.0";
    private const string PangoCairo = "libpangocairo-1.0.so.0";
    private const string GObject = "libgobject-2.0.so.0";

    /// <summary>Pango counts in 1/1024 of a point.</summary>
    public const int Scale = 1024;

    [StructLayout(LayoutKind.Sequential)]
    public struct Box
    {
        public int X, Y, Width, Height;
    }

    [LibraryImport(Cairo)] public static partial nint cairo_pdf_surface_create_for_stream(delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure, double width, double height);
    [LibraryImport(Cairo, StringMarshalling = StringMarshalling.Utf8)] public static partial void cairo_pdf_surface_set_metadata(nint surface, int what, string text);
    [LibraryImport(Cairo)] public static partial nint cairo_create(nint surface);
    [LibraryImport(Cairo)] public static partial void cairo_destroy(nint cr);
    [LibraryImport(Cairo)] public static partial int cairo_status(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_surface_finish(nint surface);
    [LibraryImport(Cairo)] public static partial void cairo_surface_destroy(nint surface);
    [LibraryImport(Cairo)] public static partial void cairo_show_page(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_save(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_restore(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_translate(nint cr, double x, double y);
    [LibraryImport(Cairo)] public static partial void cairo_scale(nint cr, double x, double y);
    [LibraryImport(Cairo)] public static partial void cairo_rotate(nint cr, double angle);
    [LibraryImport(Cairo)] public static partial void cairo_move_to(nint cr, double x, double y);
    [LibraryImport(Cairo)] public static partial void cairo_line_to(nint cr, double x, double y);
    [LibraryImport(Cairo)] public static partial void cairo_new_path(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_rectangle(nint cr, double x, double y, double width, double height);
    [LibraryImport(Cairo)] public static partial void cairo_arc(nint cr, double x, double y, double radius, double from, double to);
    [LibraryImport(Cairo)] public static partial void cairo_stroke(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_fill(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_paint(nint cr);
    [LibraryImport(Cairo)] public static partial void cairo_set_line_width(nint cr, double width);
    [LibraryImport(Cairo)] public static partial void cairo_set_dash(nint cr, double* dashes, int count, double offset);
    [LibraryImport(Cairo)] public static partial void cairo_set_source_rgb(nint cr, double red, double green, double blue);
    [LibraryImport(Cairo)] public static partial void cairo_set_source_surface(nint cr, nint surface, double x, double y);
    [LibraryImport(Cairo, StringMarshalling = StringMarshalling.Utf8)] public static partial void cairo_tag_begin(nint cr, string tag, string? attributes);
    [LibraryImport(Cairo, StringMarshalling = StringMarshalling.Utf8)] public static partial void cairo_tag_end(nint cr, string tag);
    [LibraryImport(Cairo)] public static partial nint cairo_image_surface_create_from_png_stream(delegate* unmanaged[Cdecl]<nint, byte*, uint, int> read, nint closure);
    [LibraryImport(Cairo)] public static partial int cairo_image_surface_get_width(nint surface);
    [LibraryImport(Cairo)] public static partial int cairo_image_surface_get_height(nint surface);
    [LibraryImport(Cairo)] public static partial int cairo_surface_status(nint surface);
    [LibraryImport(Cairo)] public static partial nint cairo_font_options_create();
    [LibraryImport(Cairo)] public static partial void cairo_font_options_destroy(nint options);
    [LibraryImport(Cairo)] public static partial void cairo_font_options_set_hint_style(nint options, int style);
    [LibraryImport(Cairo)] public static partial void cairo_font_options_set_hint_metrics(nint options, int metrics);

    [LibraryImport(PangoCairo)] public static partial nint pango_cairo_font_map_new();
    [LibraryImport(PangoCairo)] public static partial void pango_cairo_font_map_set_resolution(nint map, double dpi);
    [LibraryImport(PangoCairo)] public static partial void pango_cairo_context_set_font_options(nint context, nint options);
    [LibraryImport(PangoCairo)] public static partial void pango_cairo_show_layout_line(nint cr, nint line);

    [LibraryImport(Pango)] public static partial nint pango_font_map_create_context(nint map);
    [LibraryImport(Pango)] public static partial void pango_context_set_language(nint context, nint language);
    [LibraryImport(Pango)] public static partial void pango_context_set_round_glyph_positions(nint context, int round);
    [LibraryImport(Pango, StringMarshalling = StringMarshalling.Utf8)] public static partial nint pango_language_from_string(string language);
    [LibraryImport(Pango, StringMarshalling = StringMarshalling.Utf8)] public static partial nint pango_font_description_from_string(string description);
    [LibraryImport(Pango)] public static partial void pango_font_description_free(nint description);
    [LibraryImport(Pango)] public static partial nint pango_layout_new(nint context);
    [LibraryImport(Pango)] public static partial void pango_layout_set_font_description(nint layout, nint description);
    [LibraryImport(Pango)] public static partial void pango_layout_set_width(nint layout, int width);
    [LibraryImport(Pango)] public static partial void pango_layout_set_indent(nint layout, int indent);
    [LibraryImport(Pango)] public static partial void pango_layout_set_wrap(nint layout, int wrap);
    [LibraryImport(Pango)] public static partial void pango_layout_set_justify(nint layout, int justify);
    [LibraryImport(Pango)] public static partial void pango_layout_set_text(nint layout, byte* text, int length);
    [LibraryImport(Pango)] public static partial void pango_layout_set_attributes(nint layout, nint attributes);
    [LibraryImport(Pango)] public static partial int pango_layout_get_line_count(nint layout);
    [LibraryImport(Pango)] public static partial nint pango_layout_get_line_readonly(nint layout, int line);
    [LibraryImport(Pango)] public static partial void pango_layout_line_get_extents(nint line, Box* ink, Box* logical);
    [LibraryImport(Pango)] public static partial nint pango_attr_list_new();
    [LibraryImport(Pango)] public static partial void pango_attr_list_insert(nint list, nint attribute);
    [LibraryImport(Pango)] public static partial void pango_attr_list_unref(nint list);
    [LibraryImport(Pango)] public static partial nint pango_attr_font_desc_new(nint description);
    [LibraryImport(GObject)] public static partial void g_object_unref(nint thing);
}
