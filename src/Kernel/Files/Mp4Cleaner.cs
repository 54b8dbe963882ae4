using System.Buffers.Binary;

namespace Niangjia.Kernel.Files;

/// <summary>
/// MP4 and QuickTime: checks the chain of boxes and blanks, in place, those that tell where and with what a video was taken (udta, meta, uuid).
/// The boxes stay as free space of the same size, so no offset of the video changes.
/// </summary>
internal static class Mp4Cleaner
{
    private const int HeadLength = 8;

    /// <summary>Whether it is sound; the file is changed where needed.</summary>
    public static bool Clean(FileStream file)
    {
        try
        {
            var (movie, data) = (false, false);
            return Walk(file, 0, file.Length, depth: 0, ref movie, ref data) && movie && data;
        }
        catch (EndOfStreamException)
        {
            return false;
        }
    }

    private static bool Walk(FileStream file, long at, long end, int depth, ref bool movie, ref bool data)
    {
        Span<byte> head = stackalloc byte[16];
        for (var count = 0; at < end; count++)
        {
            if (count > 100_000 || end - at < HeadLength) return depth > 0 || movie && data; // A few bytes of filling at the end are common.
            file.Position = at;
            file.ReadExactly(head[..HeadLength]);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var headLength = HeadLength;
            if (size == 1)
            {
                file.ReadExactly(head[HeadLength..]);
                size = BinaryPrimitives.ReadInt64BigEndian(head[HeadLength..]);
                headLength = 16;
            }
            else if (size == 0) size = end - at;
            if (size < headLength || size > end - at) return false;
            var name = System.Text.Encoding.Latin1.GetString(head.Slice(4, 4));
            if (name is "udta" or "meta" or "uuid") Blank(file, at, headLength, size);
            movie |= name == "moov";
            data |= name is "mdat" or "moof";
            if (name is "moov" or "trak" && depth < 4 && !Walk(file, at + headLength, at + size, depth + 1, ref movie, ref data)) return false;
            at += size;
        }
        return true;
    }

    private static void Blank(FileStream file, long at, int headLength, long size)
    {
        file.Position = at + 4;
        file.Write("free"u8);
        file.Position = at + headLength;
        var zeros = new byte[Math.Min(size - headLength, 1 << 16)];
        for (var left = size - headLength; left > 0; left -= zeros.Length) file.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
    }
}
