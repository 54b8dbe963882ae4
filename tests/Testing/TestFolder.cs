namespace Niangjia.Testing;

/// <summary>Where this test process keeps its files: in memory if the machine has room there, since every commit is flushed.</summary>
public static class TestFolder
{
    private const string Prefix = "niangjia-test-";

    /// <summary>The folder of this process.</summary>
    public static string Path { get; } = Make();

    /// <summary>A new empty folder below <see cref="Path"/>.</summary>
    public static string New() => Directory.CreateDirectory(System.IO.Path.Combine(Path, Guid.CreateVersion7().ToString("N"))).FullName;

    private static string Make()
    {
        var parent = Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 1L << 30 ? "/dev/shm" : System.IO.Path.GetTempPath();
        foreach (var old in Directory.GetDirectories(parent, Prefix + "*").Where(old => !Directory.Exists("/proc/" + System.IO.Path.GetFileName(old)[Prefix.Length..])))
            TryDelete(old);
        var mine = Directory.CreateDirectory(System.IO.Path.Combine(parent, Prefix + Environment.ProcessId)).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TryDelete(mine);
        return mine;
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Another test process sweeps the same left-over.
        }
    }
}
