using System.Diagnostics;
using System.Globalization;

namespace Niangjia.Bench.Load;

/// <summary>Time of the processor, in seconds, and memory, as the kernel counts them.</summary>
internal static class Processor
{
    private const double TicksASecond = 100;

    /// <summary>What a process and those below it have used, ended ones included.</summary>
    public static double Of(int? process)
    {
        if (process is not { } root) return 0;
        var children = new Dictionary<int, List<(int Id, double Time)>>();
        foreach (var folder in Directory.GetDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Read(id) is { } found)
            {
                if (!children.TryGetValue(found.Parent, out var list)) children.Add(found.Parent, list = []);
                list.Add((id, found.Time));
            }
        var total = Read(root)?.Time ?? 0;
        var left = new Stack<int>([root]);
        while (left.TryPop(out var parent))
            foreach (var (id, time) in children.GetValueOrDefault(parent) ?? [])
            {
                total += time;
                left.Push(id);
            }
        return total;
    }

    /// <summary>What this process has used.</summary>
    public static double Own() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    /// <summary>What programs that this process started and that have ended had used.</summary>
    public static double Ended() => File.ReadAllText("/proc/self/stat") is var text
        ? text[(text.LastIndexOf(')') + 2)..].Split(' ')[13..15].Sum(word => long.Parse(word, CultureInfo.InvariantCulture)) / TicksASecond : 0;

    /// <summary>Memory of a process in MiB, its share of what it shares.</summary>
    public static double Memory(int process) => File.ReadLines($"/proc/{process}/smaps_rollup").Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[4..^2], CultureInfo.InvariantCulture)) / 1024;

    private static (int Parent, double Time)? Read(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var words = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(words[1], CultureInfo.InvariantCulture), words[11..15].Sum(word => long.Parse(word, CultureInfo.InvariantCulture)) / TicksASecond);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended while we looked.
            return null;
        }
    }
}
