using System.Diagnostics;

namespace Niangjia.Database.Tests;

/// <summary>Runs the program as its operator does: with a word behind it, or none to serve.</summary>
internal static class Operator
{
    /// <summary>Where the programs of PostgreSQL are.</summary>
    public static string Binaries { get; } = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin" : "/usr/local/bin";

    public static Task<(int Code, string Said)> RunAsync((string ConnectionString, string DataFolder) place, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Niangjia.Web.dll"), .. words]);
        start.Environment["ConnectionStrings__Niangjia"] = place.ConnectionString;
        start.Environment["Data__Folder"] = place.DataFolder;
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["PATH"] += ":" + Binaries;
        return RunAsync(start);
    }

    public static async Task<(int Code, string Said)> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync();
        var said = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, (said + await errors).Trim());
    }
}
