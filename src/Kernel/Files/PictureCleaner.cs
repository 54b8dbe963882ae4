namespace Niangjia.Kernel.Files;

/// <summary>Removes place and device data from pictures without touching a pixel, and anything that follows the picture in the file.</summary>
internal static class PictureCleaner
{
    /// <summary>The clean picture, or a refusal.</summary>
    public static (byte[]? Clean, FileRefusal Refusal) Clean(FileKind kind, ReadOnlySpan<byte> picture, long mostPixels)
    {
        try
        {
            var output = new MemoryStream(picture.Length);
            var pixels = kind switch
            {
                FileKind.Jpeg => JpegCleaner.Clean(picture, output),
                FileKind.Png => PngCleaner.Clean(picture, output),
                _ => WebpCleaner.Clean(picture, output),
            };
            return pixels > mostPixels ? (null, FileRefusal.Bomb) : (output.ToArray(), default);
        }
        catch (Exception e) when (e is BrokenPictureException or ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return (null, FileRefusal.Broken);
        }
    }
}

internal sealed class BrokenPictureException : Exception;
