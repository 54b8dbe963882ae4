using System.Text.Json;

namespace Niangjia.Kernel.Sealing;

/// <summary>A key ring in a file of the data folder that only the account of the program can read. Back it up apart from the database: without it the sealed columns are lost.</summary>
public static class FileKeyRing
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the ring, or makes one at the first start.</summary>
    /// <exception cref="InvalidOperationException">The file is there but is no key ring; it is never replaced.</exception>
    public static KeyRing OpenOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            try
            {
                Write(path, KeyRing.Create(), replace: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process of this deployment was faster: its ring counts.
            }
        }
        return Read(path);
    }

    /// <summary>Adds a key that seals from now on, and keeps the old ones. Run the rotation afterwards; processes that serve meanwhile read the file again when they meet the new key.</summary>
    public static KeyRing AddKey(string path)
    {
        var ring = Read(path).WithNewKey();
        Write(path, ring, replace: true);
        return ring;
    }

    private static KeyRing Read(string path)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly) File.SetUnixFileMode(path, OwnerOnly);
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllBytes(path), Json);
            return KeyRing.From(stored!.Keys, stored.IndexKey);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or ArgumentNullException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{path} is no key ring. Restore it from the backup; a new one could not open what is sealed.", e);
        }
    }

    private static void Write(string path, KeyRing ring, bool replace)
    {
        // The file comes into being under another name, complete and on disk: a crash leaves the old ring or the new one, never half of one.
        var draft = $"{path}.{Environment.ProcessId}.new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, new Stored([.. ring.Keys], ring.IndexKey), Json);
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, replace);
    }

    private sealed record Stored(byte[][] Keys, byte[] IndexKey);
}
