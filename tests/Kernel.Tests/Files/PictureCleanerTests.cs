using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Niangjia.Kernel.Files;

namespace Niangjia.Kernel.Tests.Files;

/// <summary>Place and device data leave a picture, every pixel stays.</summary>
public sealed class PictureCleanerTests
{
    private const string Secret = "GPS-33.77N-120.26E Xiaomi 14";

    [Theory, InlineData(FileKind.Jpeg), InlineData(FileKind.Png), InlineData(FileKind.Webp)]
    public void What_was_hidden_in_a_picture_is_gone_and_the_picture_is_the_same(FileKind kind)
    {
        var plain = Clean(kind, Pictures.Of(kind));
        var tagged = Pictures.With(kind, Secret, orientation: 1);
        Encoding.Latin1.GetString(tagged).ShouldContain("Xiaomi");
        Clean(kind, tagged).ShouldBe(plain);
        Clean(kind, plain).ShouldBe(plain);
    }

    [Theory, InlineData(FileKind.Jpeg), InlineData(FileKind.Webp)]
    public void A_photo_stays_the_right_way_up(FileKind kind)
    {
        var clean = Clean(kind, Pictures.With(kind, Secret, orientation: 6));
        var text = Encoding.Latin1.GetString(clean);
        text.ShouldNotContain("Xiaomi");
        var tiff = clean.AsSpan(clean.AsSpan().IndexOf("MM\0*"u8));
        ExifOrientation.Read(tiff).ShouldBe(6);
        Clean(kind, clean).ShouldBe(clean);
    }

    [Fact]
    public void Whatever_follows_a_picture_is_cut_off()
    {
        foreach (var kind in new[] { FileKind.Jpeg, FileKind.Png, FileKind.Webp })
        {
            byte[] polyglot = [.. Pictures.Of(kind), .. "<script>alert(1)</script>PK\x03\x04"u8];
            Clean(kind, polyglot).ShouldBe(Clean(kind, Pictures.Of(kind)));
        }
    }

    [Theory, InlineData(FileKind.Jpeg), InlineData(FileKind.Png), InlineData(FileKind.Webp)]
    public void A_picture_cut_off_anywhere_is_refused(FileKind kind)
    {
        var whole = Pictures.With(kind, Secret, 6);
        for (var length = 0; length < whole.Length; length++)
            PictureCleaner.Clean(kind, whole.AsSpan(0, length), long.MaxValue).Refusal.ShouldBe(FileRefusal.Broken, $"{length} of {whole.Length}");
    }

    [Theory, InlineData(FileKind.Jpeg), InlineData(FileKind.Png), InlineData(FileKind.Webp)]
    public void A_scrambled_picture_never_leads_to_an_exception(FileKind kind)
    {
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = Pictures.With(kind, Secret, 6);
            for (var j = 0; j < 6; j++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var (clean, _) = PictureCleaner.Clean(kind, bytes, long.MaxValue);
            if (clean is not null) PictureCleaner.Clean(kind, clean, long.MaxValue).Clean.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_picture_with_more_pixels_than_a_device_can_show_is_refused()
    {
        var png = Pictures.Of(FileKind.Png);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Pictures.Crc(png.AsSpan(12, 17)));
        PictureCleaner.Clean(FileKind.Png, png, new FileRules().Pixels).Refusal.ShouldBe(FileRefusal.Bomb);
    }

    private static byte[] Clean(FileKind kind, byte[] picture)
    {
        var (clean, refusal) = PictureCleaner.Clean(kind, picture, long.MaxValue);
        return clean ?? throw new InvalidOperationException($"{kind} was refused: {refusal}");
    }
}

/// <summary>Small real pictures, and the same with everything in them that a phone writes.</summary>
internal static class Pictures
{
    public static byte[] Of(FileKind kind) => File.ReadAllBytes(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture" + kind.Ending()));

    public static byte[] With(FileKind kind, string secret, int orientation)
    {
        var plain = Of(kind);
        byte[] tiff = [.. ExifOrientation.Write(orientation), .. Encoding.ASCII.GetBytes(secret)];
        var xmp = Encoding.ASCII.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{secret}</x:xmpmeta>");
        return kind switch
        {
            FileKind.Jpeg => [.. plain[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]), .. Segment(0xE1, xmp), .. Segment(0xED, xmp), .. Segment(0xFE, xmp), .. Segment(0xE2, [.. "MPF\0"u8, .. xmp]), .. plain[2..]],
            FileKind.Png => [.. plain[..33], .. Chunk("eXIf", tiff), .. Chunk("tEXt", xmp), .. Chunk("zTXt", xmp), .. Chunk("iTXt", xmp), .. Chunk("tIME", [1, 2, 3, 4, 5, 6, 7]), .. plain[33..]],
            _ => Webp(plain, [.. Riff("EXIF", tiff), .. Riff("XMP ", xmp), .. Riff("zzzz", xmp)]),
        };
    }

    public static uint Crc(ReadOnlySpan<byte> data)
    {
        // The check of a gzip stream is the same polynomial: its last eight bytes are crc and length.
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(data);
        return BinaryPrimitives.ReadUInt32LittleEndian(packed.ToArray().AsSpan()[^8..]);
    }

    private static byte[] Segment(byte marker, byte[] body)
    {
        var length = body.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. body];
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(named));
        return [.. length, .. named, .. crc];
    }

    private static byte[] Riff(string name, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(body.Length), .. body, .. body.Length % 2 == 1 ? new byte[1] : []];

    private static byte[] Webp(byte[] plain, byte[] more)
    {
        byte[] webp = [.. plain, .. more];
        BitConverter.GetBytes(webp.Length - 8).CopyTo(webp, 4);
        webp[20] |= 0x0C;
        return webp;
    }
}
