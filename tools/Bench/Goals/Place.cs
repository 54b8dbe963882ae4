using Niangjia.DemoData;
using Niangjia.Faults;
using Niangjia.LargeSet;
using Niangjia.Testing;

namespace Niangjia.Bench.Goals;

/// <summary>A database with a large set in it.</summary>
internal sealed record Place(Db Db, string ConnectionString, string Folder, int Cases)
{
    // What is open must not have waited for the sweep for long.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(20);

    private static string Root { get; } = Directory.CreateDirectory(Repository.Path("artifacts", "bench")).FullName;

    /// <summary>Makes the set, or takes that of an earlier run: a small one is copied, since it is written to.</summary>
    public static async Task<Place> MakeAsync(Db db, int cases, Cluster? cluster)
    {
        if (db == Db.Postgres)
        {
            var folder = NewFolder();
            var connection = cluster!.ConnectionStringOf($"niangjia_{cases}");
            await FillAsync(connection, folder, cases);
            return new(db, connection, folder, cases);
        }
        var kept = Path.Combine(Root, $"sqlite-{cases}");
        var file = new FileInfo(Path.Combine(kept, "niangjia.db"));
        if (file.Exists && TimeProvider.System.GetUtcNow() - file.CreationTimeUtc > Fresh) Directory.Delete(kept, recursive: true);
        if (!file.Exists) await FillAsync($"Data Source={file.FullName}", kept, cases);
        if (cases > Arena.Usual) return new(db, $"Data Source={file.FullName}", kept, cases);
        var copy = NewFolder();
        await Guard.DoAsync($"cp -r {kept}/. {copy}");
        return new(db, $"Data Source={Path.Combine(copy, "niangjia.db")}", copy, cases);
    }

    /// <summary>A folder on the disk, away when the run ends.</summary>
    public static string NewFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, $"run-{Environment.ProcessId}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}")).FullName;
        Guard.IfWeDie("true", $"rm -rf {folder}");
        return folder;
    }

    private static async Task FillAsync(string connection, string folder, int cases)
    {
        Console.Error.WriteLine($"  a set of {cases:N0} cases …");
        await new Maker(Destination.Of(connection), folder, LargeSize.Of(cases), Console.Error).MakeAsync(TimeProvider.System.GetUtcNow());
    }
}
