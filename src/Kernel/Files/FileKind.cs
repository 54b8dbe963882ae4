using System.Net.Mime;

namespace Niangjia.Kernel.Files;

/// <summary>The kinds of files that are accepted (R-SEC-17), told by their content and never by their name.</summary>
public enum FileKind
{
    /// <summary>Photo.</summary>
    Jpeg,
    /// <summary>Picture, often a screenshot.</summary>
    Png,
    /// <summary>Picture.</summary>
    Webp,
    /// <summary>Document.</summary>
    Pdf,
    /// <summary>Word document without macros.</summary>
    Docx,
    /// <summary>Workbook without macros.</summary>
    Xlsx,
    /// <summary>Video (MP4, or the QuickTime container of phones).</summary>
    Mp4,
    /// <summary>Sound recording.</summary>
    Wav,
    /// <summary>Table as text; taken only where a form asks for it by name, since any text could call itself that.</summary>
    Csv,
}

/// <summary>What follows from a kind.</summary>
public static class FileKinds
{
    /// <summary>Media type it is sent with.</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => MediaTypeNames.Image.Jpeg,
        FileKind.Png => MediaTypeNames.Image.Png,
        FileKind.Webp => MediaTypeNames.Image.Webp,
        FileKind.Pdf => MediaTypeNames.Application.Pdf,
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => Tables.TableDownload.XlsxType,
        FileKind.Mp4 => "video/mp4",
        FileKind.Wav => "audio/wav",
        FileKind.Csv => MediaTypeNames.Text.Csv,
        _ => MediaTypeNames.Application.Octet,
    };

    /// <summary>Ending of its name, with the dot.</summary>
    public static string Ending(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => ".jpg",
        _ => "." + kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Can be shown as a picture.</summary>
    public static bool IsPicture(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.Webp;

    /// <summary>What a file input offers; with this list iPhones send photos as JPEG instead of HEIC.</summary>
    public const string Accept = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,video/mp4,video/quicktime,audio/wav";
}

/// <summary>Why a file is not taken.</summary>
public enum FileRefusal
{
    /// <summary>No bytes.</summary>
    Empty,
    /// <summary>Larger than files may be.</summary>
    TooLarge,
    /// <summary>Not of an accepted kind.</summary>
    KindNotAccepted,
    /// <summary>A photo in Apple's HEIC format, which others cannot open and whose place data cannot be removed safely.</summary>
    HeicPhoto,
    /// <summary>Damaged or cut off.</summary>
    Broken,
    /// <summary>Macros, encryption or other archives inside a document.</summary>
    Forbidden,
    /// <summary>A picture with more pixels, or an archive with more bytes, than any device opens.</summary>
    Bomb,
    /// <summary>The scanner found something harmful.</summary>
    Infected,
    /// <summary>The scanner does not answer.</summary>
    NotScanned,
}

/// <summary>What is taken, and how large (R-SEC-17).</summary>
/// <param name="Bytes">Largest file that is no video.</param>
/// <param name="VideoBytes">Largest video.</param>
/// <param name="Kinds">Kinds taken; null for all but csv.</param>
/// <param name="Pixels">Largest picture.</param>
public sealed record FileRules(long Bytes = 20L << 20, long VideoBytes = 200L << 20, IReadOnlySet<FileKind>? Kinds = null, long Pixels = 250_000_000)
{
    /// <summary>
    /// Largest body of a request: one video and six photos straight from the camera. It is more than any one file may be, so that a file that is too large is
    /// still let in and refused at its field.
    /// </summary>
    public long RequestBytes => Math.Max(VideoBytes, Bytes) + 6 * Bytes;

    internal long LimitFor(FileKind kind) => kind == FileKind.Mp4 ? VideoBytes : Bytes;

    internal bool Takes(FileKind kind) => Kinds?.Contains(kind) ?? kind != FileKind.Csv;
}

/// <summary>A file in the store.</summary>
/// <param name="Hash">SHA-256 of the stored bytes, 64 lower-case hex digits; its address.</param>
/// <param name="Kind">Kind by content.</param>
/// <param name="Length">Bytes stored.</param>
/// <param name="Name">Clean name with the ending of the kind.</param>
public sealed record StoredFile(string Hash, FileKind Kind, long Length, string Name);

/// <summary>The answer to an upload: a stored file, or why not.</summary>
public sealed record FileReceipt
{
    private FileReceipt(StoredFile? file, FileRefusal? refusal, string? sentence) => (File, Refusal, Sentence) = (file, refusal, sentence);

    /// <summary>The file, if it was taken.</summary>
    public StoredFile? File { get; }

    /// <summary>Why it was not.</summary>
    public FileRefusal? Refusal { get; }

    /// <summary>The same for the user, in the language of the request.</summary>
    public string? Sentence { get; }

    /// <summary>The file.</summary>
    /// <param name="field">Input property for the refusal.</param>
    /// <exception cref="RefusedException">It was not taken.</exception>
    public StoredFile OrRefuse(string? field = null) => File ?? throw new RefusedException(Sentence!, "R-SEC-17", field);

    internal static FileReceipt Of(StoredFile file) => new(file, null, null);

    internal static FileReceipt Refused(FileRefusal refusal, string? name, FileRules rules)
    {
        var text = refusal == FileRefusal.KindNotAccepted && rules.Kinds is not null ? FilesText.RefusedOtherKind : FilesText.ResourceManager.GetString($"Refused{refusal}", null)!;
        var kinds = string.Join('、', (rules.Kinds ?? new HashSet<FileKind>()).Select(kind => kind.Ending()));
        return new(null, refusal, string.Format(text, FileNames.Clean(name), rules.Bytes >> 20, rules.VideoBytes >> 20, kinds));
    }
}
