using Niangjia.Kernel.Tables;

namespace Niangjia.Kernel.Files;

/// <summary>
/// Takes files from outside into the store: told by content, limited in size, structure checked, place and device data removed from photos and videos (R-SEC-17).
/// Nothing a file contains leads to an exception; it is taken or refused.
/// </summary>
public sealed class FileIntake(FileStore store, FileRules rules, IEnumerable<IFileScanner>? scanners = null)
{
    private static readonly ZipLimits OfficeLimits = new();

    /// <summary>Receives a file.</summary>
    /// <param name="content">The bytes; read once, as far as needed.</param>
    /// <param name="name">Name given by the sender; only its clean form is kept.</param>
    /// <param name="own">Other rules than those of the deployment.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is left behind.</param>
    public async Task<FileReceipt> ReceiveAsync(Stream content, string? name, FileRules? own = null, CancellationToken cancellationToken = default)
    {
        var applied = own ?? rules;
        var head = new byte[FileSniffer.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var (seen, refusal) = FileSniffer.Look(head.AsSpan(0, length));
        if (refusal == FileRefusal.KindNotAccepted && applied.Takes(FileKind.Csv) && !head.AsSpan(0, length).Contains((byte)0)) seen = FileKind.Csv;
        if (seen is not { } kind) return FileReceipt.Refused(refusal, name, applied);
        var received = store.Receive();
        try
        {
            received.Write(head, 0, length);
            if (!await CopyAsync(content, received, applied.LimitFor(kind), cancellationToken)) return FileReceipt.Refused(FileRefusal.TooLarge, name, applied);
            (seen, refusal) = Check(kind, received, applied);
            if (seen is not { } found) return FileReceipt.Refused(refusal, name, applied);
            if (!applied.Takes(found)) return FileReceipt.Refused(FileRefusal.KindNotAccepted, name, applied);
            if (await ScanAsync(received, cancellationToken) is { } scanned) return FileReceipt.Refused(scanned, name, applied);
            var size = received.Length;
            var hash = await store.KeepAsync(received, cancellationToken);
            return FileReceipt.Of(new(hash, found, size, NameFor(name, found)));
        }
        finally
        {
            FileStore.Discard(received);
        }
    }

    private async Task<FileRefusal?> ScanAsync(Stream received, CancellationToken cancellationToken)
    {
        foreach (var scanner in scanners ?? [])
            if (await scanner.ScanAsync(received, cancellationToken) is not ScanVerdict.Clean and var verdict) return verdict == ScanVerdict.Infected ? FileRefusal.Infected : FileRefusal.NotScanned;
        return null;
    }

    private static async Task<bool> CopyAsync(Stream from, FileStream to, long limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (to.Length + read > limit) return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return to.Length <= limit;
    }

    private static (FileKind? Kind, FileRefusal Refusal) Check(FileKind kind, FileStream file, FileRules rules) => kind switch
    {
        FileKind.Jpeg or FileKind.Png or FileKind.Webp => CheckPicture(kind, file, rules),
        FileKind.Docx => CheckOffice(file),
        FileKind.Mp4 => Mp4Cleaner.Clean(file) ? (kind, default) : (null, FileRefusal.Broken),
        FileKind.Csv => (kind, default),
        FileKind.Pdf => EndsLikePdf(file) ? (kind, default) : (null, FileRefusal.Broken),
        _ => WholeRiff(file) ? (kind, default) : (null, FileRefusal.Broken),
    };

    private static (FileKind?, FileRefusal) CheckPicture(FileKind kind, FileStream file, FileRules rules)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        var (clean, refusal) = PictureCleaner.Clean(kind, bytes, rules.Pixels);
        if (clean is null) return (null, refusal);
        file.Position = 0;
        file.Write(clean);
        file.SetLength(clean.Length);
        return (kind, default);
    }

    private static (FileKind?, FileRefusal) CheckOffice(FileStream file)
    {
        var verdict = ZipGuard.Judge(file, OfficeLimits, "word/document.xml");
        if (verdict == ZipVerdict.Sound) return (FileKind.Docx, default);
        if (verdict == ZipVerdict.OtherContent && ZipGuard.Judge(file, OfficeLimits, "xl/workbook.xml") == ZipVerdict.Sound) return (FileKind.Xlsx, default);
        return (null, verdict switch
        {
            ZipVerdict.TooLarge => FileRefusal.Bomb,
            ZipVerdict.Forbidden => FileRefusal.Forbidden,
            ZipVerdict.OtherContent => FileRefusal.KindNotAccepted,
            _ => FileRefusal.Broken,
        });
    }

    // A PDF that was cut off has no end mark; readers accept a little rubbish behind it.
    private static bool EndsLikePdf(FileStream file)
    {
        var tail = new byte[Math.Min(2048, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail.AsSpan().LastIndexOf("%%EOF"u8) >= 0;
    }

    private static bool WholeRiff(FileStream file)
    {
        Span<byte> head = stackalloc byte[8];
        file.Position = 0;
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return false;
        // Recorders that were stopped by an empty battery leave 0 or -1 here; players play such a file.
        var size = BitConverter.ToUInt32(head[4..]);
        return size is 0 or uint.MaxValue || size + 8L <= file.Length + 1;
    }

    private static string NameFor(string? name, FileKind kind)
    {
        var clean = FileNames.Clean(name);
        var ending = Path.GetExtension(clean);
        var fits = ending.Equals(kind.Ending(), StringComparison.OrdinalIgnoreCase) || kind == FileKind.Jpeg && ending.Equals(".jpeg", StringComparison.OrdinalIgnoreCase);
        return fits ? clean : FileNames.Clean(Path.GetFileNameWithoutExtension(clean) + kind.Ending());
    }
}
