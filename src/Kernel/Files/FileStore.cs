using System.Security.Cryptography;

namespace Niangjia.Kernel.Files;

/// <summary>
/// Bytes under their SHA-256 in two levels of folders, outside the web root. The same content is stored once; what is stored never changes. A file
/// appears under its address only when it is complete and on disk.
/// </summary>
public sealed class FileStore
{
    private readonly string _folder;
    private readonly string _incoming;
    private readonly TimeProvider _clock;
    private readonly Lock _names = new();

    /// <summary>Opens a store; the folder is made.</summary>
    public FileStore(string folder, TimeProvider clock)
    {
        _clock = clock;
        _folder = Directory.CreateDirectory(Path.GetFullPath(folder)).FullName;
        _incoming = Directory.CreateDirectory(Path.Combine(_folder, "incoming")).FullName;
    }

    /// <summary>Where everything lies; a backup copies it, without <c>incoming</c>.</summary>
    public string Folder => _folder;

    /// <summary>Opens a stored file for reading.</summary>
    /// <exception cref="FileNotFoundException">There is no such content.</exception>
    public FileStream Open(string hash) => new(PathOf(hash), new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read | FileShare.Delete,
        Options = System.IO.FileOptions.Asynchronous | System.IO.FileOptions.SequentialScan,
    });

    /// <summary>Whether the content is there.</summary>
    public bool Holds(string hash) => File.Exists(PathOf(hash));

    /// <summary>Whether the stored bytes still have their hash; for the check of a backup.</summary>
    public async Task<bool> IsSoundAsync(string hash, CancellationToken cancellationToken)
    {
        await using var file = Open(hash);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == hash;
    }

    /// <summary>A file to receive into, which <see cref="KeepAsync"/> or <see cref="Discard"/> ends; what neither ended is swept away later.</summary>
    internal FileStream Receive() => new(Path.Combine(_incoming, $"{Guid.CreateVersion7(_clock.GetUtcNow()):N}-{RandomNumberGenerator.GetHexString(8, true)}"), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = System.IO.FileOptions.Asynchronous,
    });

    /// <summary>Keeps what was received and closes it; returns its hash.</summary>
    internal async Task<string> KeepAsync(FileStream received, CancellationToken cancellationToken)
    {
        received.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(received, cancellationToken));
        received.Flush(flushToDisk: true);
        var path = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        lock (_names)
        {
            // A fresh date keeps the sweep from taking content that is just being stored again.
            if (File.Exists(path)) File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
            else
            {
                File.SetLastWriteTimeUtc(received.Name, _clock.GetUtcNow().UtcDateTime);
                File.Move(received.Name, path, overwrite: true);
            }
        }
        Discard(received);
        return hash;
    }

    /// <summary>Closes what was received and removes it if it was not kept.</summary>
    internal static void Discard(FileStream received)
    {
        try
        {
            // On a full disk even closing can fail, since something may be left to write.
            received.Dispose();
        }
        finally
        {
            File.Delete(received.Name);
        }
    }

    /// <summary>Removes content that nothing refers to, unless it was stored after <paramref name="before"/>.</summary>
    internal void Remove(string hash, DateTimeOffset before)
    {
        lock (_names)
        {
            var path = PathOf(hash);
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < before.UtcDateTime) File.Delete(path);
        }
    }

    /// <summary>Removes what broken uploads left behind.</summary>
    internal void SweepIncoming(DateTimeOffset before)
    {
        foreach (var file in Directory.EnumerateFiles(_incoming))
            if (File.GetLastWriteTimeUtc(file) < before.UtcDateTime) File.Delete(file);
    }

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(c => char.IsAsciiHexDigitLower(c) || char.IsAsciiDigit(c))
            ? Path.Combine(_folder, hash[..2], hash[2..4], hash)
            : throw new ArgumentException("Not the hash of a stored file.", nameof(hash));
}
