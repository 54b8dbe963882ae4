using System.Diagnostics;

namespace Niangjia.Testing;

/// <summary>Runs other programs.</summary>
public static class Shell
{
    /// <summary>Runs a program to its end; its exit code, and what it said by either way.</summary>
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
