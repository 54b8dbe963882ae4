using System.Buffers.Binary;
using System.Text;

namespace Niangjia.Kernel.Files;

/// <summary>WebP: keeps picture, transparency, animation and colours; drops Exif (except the orientation), XMP and anything unknown.</summary>
internal static class WebpCleaner
{
    private const byte ExifFlag = 0x08, XmpFlag = 0x04;
    private static readonly HashSet<string> Kept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    /// <summary>Writes the clean picture and returns its number of pixels.</summary>
    /// <exception cref="BrokenPictureException">The structure is not that of a WebP.</exception>
    public static long Clean(ReadOnlySpan<byte> webp, Stream output)
    {
        if (!webp.StartsWith("RIFF"u8) || !webp[8..].StartsWith("WEBP"u8)) throw new BrokenPictureException();
        var end = checked(8 + (int)BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]));
        if (end > webp.Length || end < 20) throw new BrokenPictureException();
        webp = webp[..end];
        var body = new MemoryStream(webp.Length);
        var (pixels, orientation, extended) = (0L, 1, -1);
        for (var at = 12; at < end;)
        {
            var name = Encoding.ASCII.GetString(webp.Slice(at, 4));
            var length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(webp[(at + 4)..]));
            var content = webp.Slice(at + 8, length);
            if (name == "EXIF") orientation = ExifOrientation.Read(content.StartsWith("Exif\0\0"u8) ? content[6..] : content);
            if (name == "VP8X") extended = (int)body.Length;
            if (name is "VP8 " or "VP8L" or "VP8X") pixels = Math.Max(pixels, PixelsOf(name, content));
            if (Kept.Contains(name)) Write(body, name, content);
            at += 8 + length + (length & 1);
        }
        if (pixels == 0) throw new BrokenPictureException();
        // Without the extended header there is no place for Exif; then there was no orientation either.
        var turned = orientation != 1 && extended >= 0;
        if (turned) Write(body, "EXIF", ExifOrientation.Write(orientation));
        var clean = body.ToArray();
        if (extended >= 0) clean[extended + 8] = (byte)(clean[extended + 8] & ~(ExifFlag | XmpFlag) | (turned ? ExifFlag : 0));
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)(clean.Length + 4));
        output.Write("RIFF"u8);
        output.Write(size);
        output.Write("WEBP"u8);
        output.Write(clean);
        return pixels;
    }

    private static long PixelsOf(string name, ReadOnlySpan<byte> content) => name switch
    {
        "VP8X" => (1L + U24(content[4..])) * (1L + U24(content[7..])),
        "VP8L" when content[0] == 0x2F => PixelsOfLossless(BinaryPrimitives.ReadUInt32LittleEndian(content[1..])),
        "VP8 " when content[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]) =>
            (long)(BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF) * (BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF),
        _ => throw new BrokenPictureException(),
    };

    private static long PixelsOfLossless(uint bits) => (1L + (bits & 0x3FFF)) * (1L + ((bits >> 14) & 0x3FFF));

    private static int U24(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;

    private static void Write(Stream output, string name, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[8];
        Encoding.ASCII.GetBytes(name, head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)content.Length);
        output.Write(head);
        output.Write(content);
        if (content.Length % 2 == 1) output.WriteByte(0);
    }
}
