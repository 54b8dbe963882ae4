using System.Buffers.Binary;

namespace Niangjia.Kernel.Files;

/// <summary>Tells the kind of a file by its first bytes.</summary>
internal static class FileSniffer
{
    /// <summary>Bytes that are looked at.</summary>
    public const int HeadLength = 64;

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

    /// <summary>The kind; docx and xlsx cannot be told apart here and come back as <see cref="FileKind.Docx"/>.</summary>
    public static (FileKind? Kind, FileRefusal Refusal) Look(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return (null, FileRefusal.Empty);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return (FileKind.Jpeg, default);
        if (head.StartsWith(PngCleaner.Signature)) return (FileKind.Png, default);
        if (head.StartsWith("RIFF"u8) && head.Length >= 12)
        {
            if (head[8..].StartsWith("WEBP"u8)) return (FileKind.Webp, default);
            if (head[8..].StartsWith("WAVE"u8)) return (FileKind.Wav, default);
        }
        if (head.StartsWith("%PDF-"u8)) return (FileKind.Pdf, default);
        if (head.StartsWith("PK\x03\x04"u8)) return (FileKind.Docx, default);
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8)) return LookAtBrands(head);
        return (null, FileRefusal.KindNotAccepted);
    }

    private static (FileKind?, FileRefusal) LookAtBrands(ReadOnlySpan<byte> head)
    {
        var major = System.Text.Encoding.ASCII.GetString(head.Slice(8, 4));
        if (HeicBrands.Contains(major)) return (null, major.StartsWith("avi", StringComparison.Ordinal) ? FileRefusal.KindNotAccepted : FileRefusal.HeicPhoto);
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        return size is >= 16 and <= 4096 ? (FileKind.Mp4, default) : (null, FileRefusal.Broken);
    }
}
