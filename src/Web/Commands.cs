using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
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
        var copy = await DatabaseBackup.WriteAsync(configuration.GetConnectionString("Niangjia")!, folder, CancellationToken.None);
        var source = services.GetRequiredService<FileStore>().Folder;
        var (files, bytes) = (0, 0L);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Path.Combine(source, "incoming"), StringComparison.Ordinal)))
        {
            var to = Path.Combine(folder, "files", Path.GetRelativePath(source, file));
            if (File.Exists(to)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await DatabaseBackup.WholeAsync(to, part =>
            {
                File.Copy(file, part);
                return Task.CompletedTask;
            });
            (files, bytes) = (files + 1, bytes + new FileInfo(to).Length);
        }
        Console.WriteLine($"{copy} and {files} files ({bytes >> 20} MB). The keys are not in it: keep {SealingServices.KeyFile(configuration)} at another place.");
        return 0;
    }

    private static int Unknown(string command)
    {
        Console.Error.WriteLine($"{command} is none of: update-database, verify-journal [--seal HEX], verify-files, rotate-keys, backup FOLDER.");
        return 2;
    }
}
