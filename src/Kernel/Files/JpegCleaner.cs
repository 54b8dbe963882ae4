using System.Buffers.Binary;

namespace Niangjia.Kernel.Files;

/// <summary>JPEG (ITU-T T.81): keeps tables, frames, scans, colour information and the orientation; drops every other application segment and comment.</summary>
internal static class JpegCleaner
{
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    /// <summary>Writes the clean picture and returns its number of pixels.</summary>
    /// <exception cref="BrokenPictureException">The structure is not that of a JPEG.</exception>
    public static long Clean(ReadOnlySpan<byte> jpeg, Stream output)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) throw new BrokenPictureException();
        output.Write(jpeg[..2]);
        var (at, pixels, scans, orientation) = (2, 0L, 0, OrientationOf(jpeg));
        if (orientation != 1) WriteOrientation(output, orientation);
        while (true)
        {
            var marker = NextMarker(jpeg, ref at);
            if (marker == EndOfImage)
            {
                if (pixels == 0 || scans == 0) throw new BrokenPictureException();
                output.Write([0xFF, EndOfImage]);
                return pixels;
            }
            if (marker is 0x01 or >= 0xD0 and <= 0xD8) throw new BrokenPictureException();
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]);
            if (length < 2) throw new BrokenPictureException();
            var body = jpeg.Slice(at + 2, length - 2);
            at += length;
            if (IsFrame(marker)) pixels = PixelsOf(body);
            WriteIfNeeded(output, marker, body);
            if (marker != StartOfScan) continue;
            if (pixels == 0) throw new BrokenPictureException();
            scans++;
            var end = EndOfScan(jpeg, at);
            output.Write(jpeg[at..end]);
            at = end;
        }
    }

    private static void WriteIfNeeded(Stream output, byte marker, ReadOnlySpan<byte> body)
    {
        // JFIF without its thumbnail, ICC colour profiles and Adobe's colour transform change how the picture looks; nothing else of these does.
        if (marker == App0 && body.StartsWith("JFIF\0"u8) && body.Length >= 14) Write(output, marker, [.. body[..12], 0, 0]);
        else if (marker == App2 && body.StartsWith("ICC_PROFILE\0"u8)) Write(output, marker, body);
        else if (marker == App14 && body.StartsWith("Adobe"u8)) Write(output, marker, body);
        else if (marker is not (>= App0 and <= App15 or Comment)) Write(output, marker, body);
    }

    private static void WriteOrientation(Stream output, int orientation) => Write(output, App1, [.. "Exif\0\0"u8, .. ExifOrientation.Write(orientation)]);

    private static int OrientationOf(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; ;)
        {
            var marker = NextMarker(jpeg, ref at);
            if (marker is StartOfScan or EndOfImage) return 1;
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]);
            var body = jpeg.Slice(at + 2, Math.Max(0, length - 2));
            if (marker == App1 && body.StartsWith("Exif\0\0"u8)) return ExifOrientation.Read(body[6..]);
            at += Math.Max(2, (int)length);
        }
    }

    private static byte NextMarker(ReadOnlySpan<byte> jpeg, ref int at)
    {
        if (jpeg[at] != 0xFF) throw new BrokenPictureException();
        while (jpeg[at] == 0xFF) at++; // Fill bytes are allowed before a marker.
        return jpeg[at++];
    }

    /// <summary>Where the coded data ends: at a marker that is neither a stuffed zero nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int at)
    {
        while (true)
        {
            var next = jpeg[at..].IndexOf((byte)0xFF);
            if (next < 0) throw new BrokenPictureException();
            at += next;
            if (jpeg[at + 1] is not (0x00 or >= 0xD0 and <= 0xD7)) return at;
            at += 2;
        }
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static long PixelsOf(ReadOnlySpan<byte> frame)
    {
        long height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        return width > 0 && height > 0 ? width * height : throw new BrokenPictureException();
    }

    private static void Write(Stream output, byte marker, ReadOnlySpan<byte> body)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(body.Length + 2));
        output.Write(head);
        output.Write(body);
    }
}
