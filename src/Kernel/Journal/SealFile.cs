using System.Text;

namespace Niangjia.Kernel.Journal;

/// <summary>
/// The file of seals, whose last line somebody outside keeps. A seal that is not in it yet, because the program ended between sealing and writing, is written the next
/// time; a line that a full disk has cut off is written anew.
/// </summary>
internal static class SealFile
{
    private const int Longest = 256;

    public static async Task AppendAsync(string path, JournalSeal seal, CancellationToken cancellationToken)
    {
        var line = Encoding.ASCII.GetBytes($"{seal.At:O} {seal.Batch} {Convert.ToHexStringLower(seal.Hash)}\n");
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var tail = new byte[Math.Min(Longest, file.Length)];
        file.Position = file.Length - tail.Length;
        await file.ReadExactlyAsync(tail, cancellationToken);
        if (tail.AsSpan().EndsWith(line)) return;
        file.SetLength(file.Length - tail.Length + tail.AsSpan().LastIndexOf((byte)'\n') + 1);
        file.Position = file.Length;
        await file.WriteAsync(line, cancellationToken);
        file.Flush(flushToDisk: true);
    }
}
