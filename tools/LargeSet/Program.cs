using System.Diagnostics;
using Niangjia.DemoData;
using Niangjia.LargeSet;

// Fills an empty place with the work of three years, in the shape in which the product writes it.
//   dotnet run --project tools/LargeSet -c Release -- --cases 1000000 [--people N] [--journal N] [--open N] [--seed N] [--small]
//   ConnectionStrings__Niangjia or --database CONNECTION, Data__Folder or --folder FOLDER   the place; the database must not exist yet
// Ends with 0 when the set is in its place, 2 when the words make no sense, 3 when there was something already.
string? Named(string name) => Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
LargeSize size;
try
{
    size = LargeSize.Read(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
var folder = Path.GetFullPath(Named("folder") ?? Environment.GetEnvironmentVariable("Data__Folder") ?? "data");
var connection = Named("database") ?? Environment.GetEnvironmentVariable("ConnectionStrings__Niangjia") ?? $"Data Source={Path.Combine(folder, "niangjia.db")}";
var destination = Destination.Of(connection);
if (await destination.IsTakenAsync())
{
    Console.Error.WriteLine("There is a database already; nothing was changed.");
    return 3;
}
var watch = Stopwatch.StartNew();
await new Maker(destination, folder, size, Console.Out).MakeAsync(TimeProvider.System.GetUtcNow());
Console.WriteLine($"  {watch.Elapsed.TotalSeconds:0} s");
return 0;
