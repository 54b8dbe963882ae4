using System.Diagnostics;
using Niangjia.DemoData;

// Fills an empty place with one coherent, invented district: a year of work, done through the product's own commands under a controlled clock, ending now.
//   ConnectionStrings__Niangjia, Data__Folder   as for the platform; the database must not exist yet
//   --small                                     a district of two streets, for a quick look
// Ends with 0 when the district is in its place, 3 when there was something already.
var folder = Path.GetFullPath(Environment.GetEnvironmentVariable("Data__Folder") ?? "data");
var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Niangjia") ?? $"Data Source={Path.Combine(folder, "niangjia.db")}";
var small = args.Contains("--small");
var destination = Destination.Of(connection);
if (await destination.IsTakenAsync())
{
    Console.Error.WriteLine("There is a database already; nothing was changed.");
    return 3;
}
var watch = Stopwatch.StartNew();
try
{
    await new District(destination, folder, small ? TownSize.Small : TownSize.Full, small ? PlanSize.Small : PlanSize.Full, Console.Out).MakeAsync(TimeProvider.System.GetUtcNow());
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return 4;
}
Console.WriteLine($"  {watch.Elapsed.TotalSeconds:0} s");
return 0;
