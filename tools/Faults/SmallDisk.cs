using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>
/// The disk of one installation, which can be full. A small file system in memory where this machine lets us mount one; else an ordinary folder, and a full disk is
/// then a limit on the size of the files that the program writes.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly bool _mounted;

    private SmallDisk(string folder, bool mounted) => (Folder, _mounted) = (folder, mounted);

    public string Folder { get; }

    /// <summary>How a full disk is made here.</summary>
    public string Means => _mounted ? "a small file system that is filled" : "a limit of file size, since nothing may be mounted here";

    public static async Task<SmallDisk> MakeAsync(int megabytes)
    {
        var folder = TestFolder.New();
        var (code, _) = await Guard.RunAsync($"mount -t tmpfs -o size={megabytes}m,mode=755 niangjia-faults {folder}");
        if (code == 0) Guard.IfWeDie($"mountpoint -q {folder}", $"sleep 2; umount -l {folder}; rmdir {folder}");
        return new(folder, code == 0);
    }

    /// <summary>From now on nothing more can be written; <paramref name="writer"/> is the process that meets the limit where nothing is mounted.</summary>
    public Task FillAsync(int? writer) => _mounted
        // What is freed while it is full, by a checkpoint for instance, may be used again: so fares an installation too.
        ? Guard.RunAsync($"cat /dev/zero > {Ballast}")
        : writer is { } id ? Guard.RunAsync($"prlimit --pid {id} --fsize=1:") : Task.CompletedTask;

    /// <summary>There is room again.</summary>
    public Task FreeAsync(int? writer) => _mounted
        ? Guard.DoAsync($"rm -f {Ballast}")
        : writer is { } id ? Guard.RunAsync($"prlimit --pid {id} --fsize=unlimited:") : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_mounted) await Guard.RunAsync($"umount {Folder} || umount -l {Folder}");
        await Guard.RunAsync($"rm -rf --one-file-system {Folder}");
    }

    private string Ballast => Path.Combine(Folder, "ballast");
}
