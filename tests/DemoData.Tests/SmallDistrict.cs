using Microsoft.Data.Sqlite;

namespace Niangjia.DemoData.Tests;

/// <summary>A small district, played once for all tests of this project, and the product served on it as a demo.</summary>
public sealed class SmallDistrict : IAsyncLifetime
{
    public static readonly DateTimeOffset End = new(2026, 11, 26, 15, 30, 0, TimeSpan.FromHours(8));

    public string Folder { get; } = TestFolder.New();

    public string Database => $"Data Source={Path.Combine(Folder, "niangjia.db")}";

    public TestApp App { get; private set; } = default!;

    public string Card { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await new District(Destination.Of(Database), Folder, TownSize.Small, PlanSize.Small, TextWriter.Null).MakeAsync(End.ToUniversalTime());
        Card = await File.ReadAllTextAsync(Path.Combine(Folder, "demo-accounts.txt"));
        App = TestApp.StartOn(Database, Folder, ("Niangjia:Demo", "true"));
        App.Clock.Set(End);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
