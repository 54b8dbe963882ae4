using System.Diagnostics;
using System.Reflection;
using Niangjia.Bench;
using Niangjia.Testing;

// Every public method of a class *Benchmarks is one benchmark: it gets an app on a database and says how many things it did.
var word = args.FirstOrDefault() ?? "";
var benchmarks =
    from type in Assembly.GetExecutingAssembly().GetTypes()
    where type.Name.EndsWith("Benchmarks", StringComparison.Ordinal)
    from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
    let name = $"{type.Name[..^"Benchmarks".Length]}: {method.Name.Replace('_', ' ')}"
    where name.Contains(word, StringComparison.OrdinalIgnoreCase)
    orderby name
    select (name, type, method);

Console.WriteLine($"{"benchmark",-60} {"database",-9} {"things",9} {"seconds",9} {"per second",12} {"MB allocated",13}");
foreach (var (name, type, method) in benchmarks)
    foreach (var db in Enum.GetValues<Db>())
    {
        await using var app = await TestApp.StartAsync(db);
        var run = method.CreateDelegate<Func<TestApp, Task<Measured>>>(Activator.CreateInstance(type));
        var measured = await run(app);
        Console.WriteLine($"{name,-60} {db,-9} {measured.Things,9:N0} {measured.Time.TotalSeconds,9:N2} {measured.Things / measured.Time.TotalSeconds,12:N0} {measured.Bytes / 1e6,13:N1}");
    }

namespace Niangjia.Bench
{
    /// <summary>What a benchmark found: only the part between <see cref="Of"/> and its end counts, not the preparation.</summary>
    internal sealed record Measured(int Things, TimeSpan Time, long Bytes)
    {
        public static async Task<Measured> Of(int things, Func<Task> work)
        {
            GC.Collect();
            var bytes = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            await work();
            return new(things, watch.Elapsed, GC.GetTotalAllocatedBytes() - bytes);
        }
    }
}
