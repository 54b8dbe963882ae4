using System.Diagnostics;
using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>Shells that do something for us, and shells that clean up after us should this process die: nothing that was started outlives it.</summary>
internal static class Guard
{
    /// <summary>Runs a script to its end; what it said, and its exit code.</summary>
    public static Task<(int Code, string Said)> RunAsync(string script) => Shell.RunAsync(new("bash", ["-c", script]));

    /// <summary>Runs a script that must succeed.</summary>
    public static async Task DoAsync(string script)
    {
        var (code, said) = await RunAsync(script);
        if (code != 0) throw new InvalidOperationException($"{script}\nended with {code}: {said}");
    }

    /// <summary>Does something as soon as this process is gone, while a condition of the shell still holds.</summary>
    public static void IfWeDie(string @while, string action) => Process.Start(new ProcessStartInfo("setsid", ["bash", "-c",
        $$"""
        exec >/dev/null 2>&1
        while kill -0 {{Environment.ProcessId}} && {{@while}}; do sleep 1; done
        kill -0 {{Environment.ProcessId}} || { {{action}}; }
        """]))!.Dispose();
}
