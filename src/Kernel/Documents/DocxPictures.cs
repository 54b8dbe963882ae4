using System.Buffers.Binary;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Niangjia.Kernel.Documents;

/// <summary>Puts PNG pictures into a Word document.</summary>
internal sealed class DocxPictures(MainDocumentPart main)
{
    private const int EmuPerPoint = 12_700;
    private uint _last;

    /// <summary>The picture as large as fits into so many points; null when it is no PNG.</summary>
    public DocumentFormat.OpenXml.Wordprocessing.Drawing? Picture(byte[] png, int width, int height, string alternative)
    {
        if (png.Length < 24 || BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(12)) != 0x49484452) return null;
        var (w, h) = (BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(20)));
        var scale = Math.Min((double)width / w, (double)height / h) * EmuPerPoint;
        var (cx, cy) = ((long)(w * scale), (long)(h * scale));
        var part = main.AddImagePart(ImagePartType.Png);
        using (var data = new MemoryStream(png)) part.FeedData(data);
        var id = ++_last;
        return new(new D.Inline(
            new D.Extent { Cx = cx, Cy = cy },
            new D.DocProperties { Id = id, Name = $"Picture {id}", Description = alternative },
            new A.Graphic(new A.GraphicData(
                new P.Picture(
                    new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = id, Name = $"Picture {id}" }, new P.NonVisualPictureDrawingProperties()),
                    new P.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                    new P.ShapeProperties(
                        new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = cx, Cy = cy }),
                        new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
