using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Data.Moving;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Web;

/// <summary>
/// What an operator asks the program to do instead of serving, as its first argument; docs/operations.md tells when. Each says what it did
/// and ends with 0 when all is well.
/// </summary>
internal sealed class Commands(IServiceProvider services, IConfiguration configuration)
{
    private AppDbContext Db => services.GetRequiredService<AppDbContext>();

    /// <summary>Runs the command the arguments name; null when they name none and the program shall serve.</summary>
    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("operator");
        var commands = new Commands(scope.ServiceProvider, app.Configuration);
        return args switch
        {
            ["update-database", ..] => await UpdateAsync(app),
            ["verify-journal", ..] => await commands.VerifyJournalAsync(app.Configuration["seal"]),
            ["verify-files", ..] => await commands.VerifyFilesAsync(),
            ["rotate-keys", ..] => await commands.RotateKeysAsync(),
            ["backup", var folder, ..] => await commands.BackupAsync(folder),
            ["export", var folder, ..] => await commands.ExportAsync(folder),
            ["import", var folder, ..] => await commands.ImportAsync(folder),
            [var other, ..] when !other.StartsWith('-') && !other.Contains('=', StringComparison.Ordinal) => Unknown(other),
            _ => null,
        };
    }

    private static async Task<int> UpdateAsync(WebApplication app)
    {
        await app.Services.UpdateDatabaseAsync();
        Console.WriteLine("The database is up to date.");
        return 0;
    }

    private async Task<int> VerifyJournalAsync(string? kept)
    {
        var findings = await services.GetRequiredService<JournalVerifier>().VerifyAsync(kept is null ? null : Convert.FromHexString(kept), CancellationToken.None);
        foreach (var finding in findings) Console.WriteLine($"{finding.Fault} {finding.Number}");
        Console.WriteLine(findings.Count == 0 ? "The journal is as it was sealed." : $"{findings.Count} findings.");
        return findings.Count == 0 ? 0 : 1;
    }

    private async Task<int> VerifyFilesAsync()
    {
        var store = services.GetRequiredService<FileStore>();
        var (sound, bad) = (0, 0);
        await foreach (var hash in Db.Set<Attachment>().Select(attachment => attachment.Hash).Distinct().AsAsyncEnumerable())
        {
            if (store.Holds(hash) && await store.IsSoundAsync(hash, CancellationToken.None)) sound++;
            else
            {
                bad++;
                Console.WriteLine($"{(store.Holds(hash) ? "Altered" : "Missing")} {hash}");
            }
        }
        Console.WriteLine($"{sound} files are sound, {bad} are not.");
        return bad == 0 ? 0 : 1;
    }

    private async Task<int> RotateKeysAsync()
    {
        // Keys from the settings are added there by the operator; the program only seals anew.
        if (KeyRing.From(configuration) is null) FileKeyRing.AddKey(SealingServices.KeyFile(configuration));
        var report = await services.GetRequiredService<SealedColumns>().RotateAsync();
        foreach (var broken in report.Broken) Console.WriteLine($"Does not open: {broken}");
        Console.WriteLine($"{report.Renewed} values are sealed with the newest key. Back up the keys now.");
        return report.Broken.Count == 0 ? 0 : 1;
    }

    private async Task<int> BackupAsync(string folder)
    {
        // The database first: files never change and are there before their row is.
        var (files, bytes) = (0, 0L);
        var copy = await DatabaseBackup.WriteAsync(
            configuration.GetConnectionString("Niangjia")!, folder, CancellationToken.None, async () => (files, bytes) = await CopyFilesAsync(services.GetRequiredService<FileStore>().Folder, Path.Combine(folder, "files")));
        Console.WriteLine($"{copy} and {files} files ({bytes >> 20} MB). The keys are not in it: keep {SealingServices.KeyFile(configuration)} at another place.");
        return 0;
    }

    private async Task<int> ExportAsync(string folder)
    {
        var (files, bytes) = (0, 0L);
        var written = await DatabaseExport.WriteAsync(
            Db, folder, services.GetRequiredService<TimeProvider>().GetUtcNow(), CancellationToken.None, async () => (files, bytes) = await CopyFilesAsync(services.GetRequiredService<FileStore>().Folder, Path.Combine(folder, "files")));
        Console.WriteLine($"{written.Tables.Count} tables with {written.Tables.Sum(table => table.Rows)} rows and {files} files ({bytes >> 20} MB). The keys are not in it: take {SealingServices.KeyFile(configuration)} along by another way.");
        return 0;
    }

    private async Task<int> ImportAsync(string folder)
    {
        try
        {
            var read = await DatabaseImport.ReadAsync(Db, folder, services.GetServices<ISchemaPart>(), CancellationToken.None);
            var source = Path.Combine(folder, "files");
            var (files, _) = Directory.Exists(source) ? await CopyFilesAsync(source, services.GetRequiredService<FileStore>().Folder) : default;
            Console.WriteLine($"{read.Tables.Count} tables with {read.Tables.Sum(table => table.Rows)} rows and {files} files, as of {read.At:u}. Run verify-journal and verify-files, then start.");
            return 0;
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    // Files are named by what is in them and never change: one that is there is the same.
    private static async Task<(int Files, long Bytes)> CopyFilesAsync(string source, string target)
    {
        var (files, bytes) = (0, 0L);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Path.Combine(source, "incoming"), StringComparison.Ordinal)))
        {
            var to = Path.Combine(target, Path.GetRelativePath(source, file));
            if (File.Exists(to)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await DatabaseBackup.WholeAsync(to, part =>
            {
                File.Copy(file, part);
                return Task.CompletedTask;
            });
            (files, bytes) = (files + 1, bytes + new FileInfo(to).Length);
        }
        return (files, bytes);
    }

    private static int Unknown(string command)
    {
        Console.Error.WriteLine($"{command} is none of: update-database, verify-journal [--seal HEX], verify-files, rotate-keys, backup FOLDER, export FOLDER, import FOLDER.");
        return 2;
    }
}
