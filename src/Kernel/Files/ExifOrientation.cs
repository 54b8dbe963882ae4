using System.Buffers.Binary;

namespace Niangjia.Kernel.Files;

/// <summary>
/// Which way up a photo is: the only thing of its Exif data that is kept. Everything else (place, device, time, thumbnail) is dropped with the block it stood in.
/// </summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    /// <summary>Orientation 1–8 from a TIFF block; 1 (upright) when there is none or it makes no sense.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14) return 1;
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8)) return 1;
        var at = U32(tiff[4..], little);
        if (at > tiff.Length - 2) return 1;
        var count = U16(tiff[(int)at..], little);
        for (var i = 0; i < count; i++)
        {
            var entry = at + 2 + i * 12;
            if (entry > tiff.Length - 12) return 1;
            if (U16(tiff[(int)entry..], little) != Tag) continue;
            var value = U16(tiff[((int)entry + 8)..], little);
            return value is >= 1 and <= 8 ? value : 1;
        }
        return 1;
    }

    /// <summary>A TIFF block that holds nothing but the orientation.</summary>
    public static byte[] Write(int orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8,           // big-endian, the directory at 8
        0, 1,                               // one entry:
        0x01, 0x12, 0, 3, 0, 0, 0, 1,       // orientation, SHORT, one value
        0, (byte)orientation, 0, 0,
        0, 0, 0, 0,                         // no further directory
    ];

    private static ushort U16(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint U32(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
