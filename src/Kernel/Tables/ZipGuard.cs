using System.IO.Compression;

namespace Niangjia.Kernel.Tables;

/// <summary>What a zip container (xlsx, docx) may hold at most.</summary>
/// <param name="Entries">Files inside.</param>
/// <param name="TotalBytes">All files together, unpacked.</param>
/// <param name="EntryBytes">One file, unpacked.</param>
/// <param name="Ratio">Unpacked to packed size of an entry above one megabyte; real tables reach about 100.</param>
/// <param name="HeldBytes">One part right below <c>xl/</c>, unpacked: shared strings, styles and the book are held whole by who reads a workbook, only sheets are streamed.</param>
public sealed record ZipLimits(int Entries = 2_000, long TotalBytes = 400L << 20, long EntryBytes = 300L << 20, int Ratio = 250, long HeldBytes = 30L << 20);

/// <summary>
/// Judges a zip container by its directory before anything unpacks it: bombs, names that lead out of the container, containers inside containers.
/// The sizes of the directory can lie, but .NET never unpacks more than they say.
/// </summary>
public static class ZipGuard
{
    private const long SmallBytes = 1 << 20;
    private static readonly string[] Containers = [".zip", ".7z", ".rar", ".gz", ".jar", ".docm", ".xlsm"];

    /// <summary>Whether the container is sound and within the limits. Leaves the stream at its beginning.</summary>
    /// <param name="stream">A readable, seekable stream; stays open.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="required">An entry that must be there, such as <c>xl/workbook.xml</c>.</param>
    public static ZipVerdict Judge(Stream stream, ZipLimits limits, string? required = null)
    {
        try
        {
            stream.Position = 0;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > limits.Entries) return ZipVerdict.TooLarge;
            var total = 0L;
            var found = required is null;
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in zip.Entries)
            {
                if (!IsPlain(entry.FullName) || !names.Add(entry.FullName)) return ZipVerdict.Broken;
                if (Containers.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase) || entry.IsEncrypted) return ZipVerdict.Forbidden;
                total += entry.Length;
                if (entry.Length > (IsHeld(entry.FullName) ? limits.HeldBytes : limits.EntryBytes) || total > limits.TotalBytes) return ZipVerdict.TooLarge;
                if (entry.Length > SmallBytes && entry.Length / Math.Max(1, entry.CompressedLength) > limits.Ratio) return ZipVerdict.TooLarge;
                // Macros have no business in a form or a roster.
                if (Path.GetFileName(entry.FullName).Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) return ZipVerdict.Forbidden;
                found |= string.Equals(entry.FullName, required, StringComparison.OrdinalIgnoreCase);
            }
            return found ? ZipVerdict.Sound : ZipVerdict.OtherContent;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return ZipVerdict.Broken;
        }
        finally
        {
            stream.Position = 0;
        }
    }

    private static bool IsHeld(string name) => name.Split('/', '\\') is [var folder, _] && folder.Equals("xl", StringComparison.OrdinalIgnoreCase);

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= 260 && name[0] is not ('/' or '\\') && !name.Contains(':', StringComparison.Ordinal)
        && !name.Any(char.IsControl) && !name.Split('/', '\\').Contains("..");
}

/// <summary>What <see cref="ZipGuard"/> found.</summary>
public enum ZipVerdict
{
    /// <summary>Nothing wrong.</summary>
    Sound,
    /// <summary>No zip, damaged, or with names that lead elsewhere.</summary>
    Broken,
    /// <summary>Too many entries, too large unpacked, or packed too tightly to be honest.</summary>
    TooLarge,
    /// <summary>Holds another archive, macros or encrypted entries.</summary>
    Forbidden,
    /// <summary>A zip, but without the entry that was asked for.</summary>
    OtherContent,
}
