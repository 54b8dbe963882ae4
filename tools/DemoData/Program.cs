using Microsoft.EntityFrameworkCore;
using Niangjia.DemoData;
using Niangjia.Kernel.Journal;

// Fills an empty database with one coherent, invented district: a year of work, done through the product's own commands under a
// controlled clock. Settings are those of the host (ConnectionStrings__Niangjia, Data__Folder); --requests N makes a smaller year.
await using var stage = await Stage.OpenAsync(args);
if (await stage.InDatabaseAsync(db => db.Set<JournalEntry>().AnyAsync(entry => entry.Kind == "Organisation.UnitAdded")))
{
    Console.WriteLine("The database holds data already; nothing was added.");
    return 0;
}

var town = await Town.BuildAsync(stage);
await Year.PlayAsync(stage, town);
return 0;
