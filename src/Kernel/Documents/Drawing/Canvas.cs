using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static Niangjia.Kernel.Documents.Drawing.Native;

namespace Niangjia.Kernel.Documents.Drawing;

/// <summary>Pages of a PDF file, in points from the upper left corner. The file depends on what is drawn alone, never on the moment.</summary>
internal sealed unsafe class Canvas : IDisposable
{
    private const string Whole = "Document";
    private readonly MemoryStream _file = new();
    private readonly GCHandle _closure;
    private readonly nint _surface;
    private readonly nint _cr;
    private bool _begun;

    public Canvas(string title, string author, DateOnly? on)
    {
        _closure = GCHandle.Alloc(_file);
        _surface = cairo_pdf_surface_create_for_stream(&Write, GCHandle.ToIntPtr(_closure), Sheet.Width, Sheet.Height);
        var day = (on ?? new DateOnly(2000, 1, 1)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T00:00:00+08:00";
        (int What, string Text)[] facts = [(0, title), (1, author), (4, "Niangjia"), (5, day), (6, day)];
        foreach (var (what, text) in facts) cairo_pdf_surface_set_metadata(_surface, what, text);
        _cr = cairo_create(_surface);
        cairo_tag_begin(_cr, Whole, null); // without it the file has structure but does not say so
    }

    /// <summary>Draws a set line with its left edge at x and its foot (baseline) at y.</summary>
    public void Text(TextLine line, double x, double y)
    {
        cairo_move_to(_cr, x + line.Indent, y);
        pango_cairo_show_layout_line(_cr, line.Handle);
        cairo_new_path(_cr);
    }

    /// <summary>A thin line.</summary>
    public void Line(double x1, double y1, double x2, double y2, double width = 0.5)
    {
        cairo_set_line_width(_cr, width);
        cairo_move_to(_cr, x1, y1);
        cairo_line_to(_cr, x2, y2);
        cairo_stroke(_cr);
    }

    /// <summary>A circle of dots, faint: it vanishes under the seal.</summary>
    public void DottedCircle(double x, double y, double radius)
    {
        cairo_save(_cr);
        var dashes = stackalloc double[] { 1.5, 3 };
        cairo_set_dash(_cr, dashes, 2, 0);
        cairo_set_line_width(_cr, 0.6);
        Grey(0.6);
        cairo_new_path(_cr);
        cairo_arc(_cr, x, y, radius, 0, 2 * Math.PI);
        cairo_stroke(_cr);
        cairo_restore(_cr);
    }

    /// <summary>A square code.</summary>
    public void Square(bool[][] modules, double x, double y, double side)
    {
        var module = side / modules.Length;
        for (var row = 0; row < modules.Length; row++)
            for (var column = 0; column < modules.Length; column++)
                if (modules[row][column]) cairo_rectangle(_cr, x + column * module, y + row * module, module, module);
        cairo_fill(_cr);
    }

    /// <summary>A picture, as large as fits; one that cannot be read leaves the place empty.</summary>
    public void Picture(byte[] png, double x, double y, double width, double height)
    {
        var reader = GCHandle.Alloc(new MemoryStream(png));
        var image = cairo_image_surface_create_from_png_stream(&Read, GCHandle.ToIntPtr(reader));
        if (cairo_surface_status(image) == 0)
        {
            var (w, h) = (cairo_image_surface_get_width(image), cairo_image_surface_get_height(image));
            var scale = Math.Min(width / w, height / h);
            cairo_save(_cr);
            cairo_translate(_cr, x, y + (height - h * scale) / 2);
            cairo_scale(_cr, scale, scale);
            cairo_set_source_surface(_cr, image, 0, 0);
            cairo_paint(_cr);
            cairo_restore(_cr);
        }
        cairo_surface_destroy(image);
        reader.Free();
    }

    /// <summary>Draws turned around a point, and in grey.</summary>
    public void Across(TextLine line, double x, double y, double angle)
    {
        cairo_save(_cr);
        Grey(0.88);
        cairo_translate(_cr, x, y);
        cairo_rotate(_cr, angle);
        Text(line, -line.Width / 2, 0);
        cairo_restore(_cr);
    }

    /// <summary>What is drawn inside is an element of the structure that readers for the blind follow.</summary>
    public void Tagged(string? tag, Action draw)
    {
        if (tag is null)
        {
            draw();
            return;
        }
        cairo_tag_begin(_cr, tag, null);
        draw();
        cairo_tag_end(_cr, tag);
    }

    /// <summary>Draws in grey: 0 is black.</summary>
    public void Grey(double light) => cairo_set_source_rgb(_cr, light, light, light);

    /// <summary>Begins a page, and so ends the one before.</summary>
    public void BeginPage()
    {
        if (_begun) cairo_show_page(_cr);
        _begun = true;
    }

    /// <summary>Ends the file.</summary>
    public byte[] Finish()
    {
        cairo_tag_end(_cr, Whole);
        cairo_show_page(_cr);
        cairo_surface_finish(_surface);
        var status = cairo_status(_cr);
        return status == 0 ? _file.ToArray() : throw new InvalidOperationException($"Cairo could not write the document: status {status}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        cairo_destroy(_cr);
        cairo_surface_destroy(_surface);
        _closure.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint closure, byte* data, uint length)
    {
        ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Write(new(data, (int)length));
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(nint closure, byte* data, uint length) =>
        ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Read(new(data, (int)length)) == length ? 0 : 10; // CAIRO_STATUS_READ_ERROR
}
