using System.Reflection;
using Niangjia.Bench;
using Niangjia.Bench.Goals;
using Niangjia.Testing;

// Every public method of a class *Benchmarks is one benchmark: it is given an app on a database (or nothing, when it needs none) and says what it
// measured. Both databases write durably here, unlike in the tests. Compare lines of one run only: a machine has good and bad days.
var word = args.FirstOrDefault() ?? "";
if (word == "faults") return await FaultBench.RunAsync(args[1..]);
Environment.SetEnvironmentVariable("NIANGJIA_TEST_DURABLE", "1");
if (word == "goals") return await GoalRun.RunAsync(args[1..]);
var benchmarks =
    from type in Assembly.GetExecutingAssembly().GetTypes()
    where type.Name.EndsWith("Benchmarks", StringComparison.Ordinal)
    from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
    let name = $"{type.Name[..^"Benchmarks".Length]}: {method.Name.Replace('_', ' ')}"
    where name.Contains(word, StringComparison.OrdinalIgnoreCase)
    orderby name
    select (name, method);

Console.WriteLine($"{"benchmark",-62} {"database",-9} {"times",8} {"per second",12} {"ms each",10} {"KB each",10} {"SQL each",9}");
foreach (var (name, method) in benchmarks)
{
    if (method.GetParameters().Length == 0)
    {
        Print(name, "none", method.CreateDelegate<Func<Measured>>()());
        continue;
    }
    foreach (var db in Enum.GetValues<Db>())
    {
        await using var app = await TestApp.StartAsync(db);
        Print(name, db.ToString(), await method.CreateDelegate<Func<TestApp, Task<Measured>>>()(app));
    }
}

return word.Length == 0 ? await GoalRun.RunAsync([]) : 0;

static void Print(string name, string db, Measured found) => Console.WriteLine(
    $"{name,-62} {db,-9} {found.Times,8:N0} {found.Times / found.Time.TotalSeconds,12:N0} {found.Time.TotalMilliseconds / found.Times,10:N3} {found.Bytes / 1e3 / found.Times,10:N1} {(double)found.Commands / found.Times,9:N1}");
