using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>The program as it was built, in a process of its own on the loopback address.</summary>
internal sealed partial class Server : IDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile bool _gone;

    private Server(Process process, StreamWriter log) => (_process, _log, Id) = (process, log, process.Id);

    /// <summary>The assembly beside which this one was built: debug for the tests, release for the benchmarks.</summary>
    public static string Program { get; } = Repository.Path("artifacts", "bin", "Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Niangjia.Web.dll");

    public int Id { get; }

    public bool IsRunning => !_gone;

    /// <summary>Where it answers, once it does.</summary>
    public Task<Uri> Listening => _listening.Task;

    /// <summary>Starts the program without waiting for it.</summary>
    /// <param name="settings">As environment variables.</param>
    /// <param name="log">File to which it writes what it has to say.</param>
    public static Server Start(IReadOnlyDictionary<string, string> settings, string log)
    {
        // A file that may not grow shall fail and not end the process: that is what a full disk does.
        var start = new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; exec dotnet exec \"$0\"", Program])
        {
            WorkingDirectory = Path.GetDirectoryName(Program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        var server = new Server(Process.Start(start)!, new(log, append: true) { AutoFlush = true });
        Guard.IfWeDie($"kill -0 {server.Id}", $"kill -KILL {server.Id}");
        server._process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        server._process.EnableRaisingEvents = true;
        server._process.Exited += (_, _) => server.End($"The program ended before it answered, see {log}.");
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>What <c>kill -9</c> and the memory killer do.</summary>
    public void Kill()
    {
        if (_gone) return;
        _process.Kill();
        _process.WaitForExit();
        End("Killed.");
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        lock (_log) _log.Dispose();
    }

    // Nobody need wait for it any more.
    private void End(string why)
    {
        _gone = true;
        if (_listening.TrySetException(new InvalidOperationException(why))) _ = _listening.Task.Exception;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        if (Address().Match(line) is { Success: true } found) _listening.TrySetResult(new(found.Groups[1].Value));
        lock (_log)
            if (_log.BaseStream is { CanWrite: true }) _log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line}"));
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Address();
}
