using System.Buffers.Binary;
using System.Text;

namespace Niangjia.Kernel.Files;

/// <summary>PNG: keeps the chunks that make the picture, its colours and its animation; drops text, time, Exif and anything unknown.</summary>
internal static class PngCleaner
{
    private static readonly HashSet<string> Kept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT"];

    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++) c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    })];

    /// <summary>The first eight bytes of every PNG.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes the clean picture and returns its number of pixels.</summary>
    /// <exception cref="BrokenPictureException">The structure is not that of a PNG.</exception>
    public static long Clean(ReadOnlySpan<byte> png, Stream output)
    {
        if (!png.StartsWith(Signature)) throw new BrokenPictureException();
        output.Write(Signature);
        var (at, pixels, data) = (Signature.Length, 0L, false);
        while (true)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length) throw new BrokenPictureException();
            var chunk = png.Slice(at, checked((int)length + 12));
            var name = Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (CrcOf(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..])) throw new BrokenPictureException();
            if (pixels == 0 != (name == "IHDR")) throw new BrokenPictureException();
            if (name == "IHDR") pixels = PixelsOf(chunk[8..^4]);
            // An unknown chunk with a capital first letter is one without which the picture cannot be drawn.
            if (!Kept.Contains(name) && char.IsAsciiLetterUpper(name[0])) throw new BrokenPictureException();
            data |= name == "IDAT";
            if (Kept.Contains(name)) output.Write(chunk);
            at += chunk.Length;
            if (name == "IEND") return data ? pixels : throw new BrokenPictureException();
        }
    }

    private static long PixelsOf(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13) throw new BrokenPictureException();
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        return width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? width * height : throw new BrokenPictureException();
    }

    private static uint CrcOf(ReadOnlySpan<byte> data)
    {
        var c = uint.MaxValue;
        foreach (var b in data) c = Crc[(c ^ b) & 0xFF] ^ (c >> 8);
        return c ^ uint.MaxValue;
    }
}
