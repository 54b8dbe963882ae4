using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Features.CreateWebhook;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Journal;
using Niangjia.Testing;

namespace Niangjia.Bench;

/// <summary>What goes on behind the pages after a burst: rows read, clocks that ran out, parcels carried, rows sealed.</summary>
internal static class BackgroundBenchmarks
{
    private const int Requests = 1000;
    private const int Clocks = 20_000;
    private const int Parcels = 5000;
    private static readonly CancellationToken Never = CancellationToken.None;

    /// <summary>Each is several rows of the journal; a time is a row.</summary>
    public static async Task<Measured> Reads_the_rows_of_new_requests(TestApp app)
    {
        var town = await app.BuildTownAsync();
        await app.FileRequestAsync(town, "先热一热。", 1, "王小工", "16000000000");
        await app.RunJournalAsync();
        var before = await LastAsync(app);
        for (var i = 0; i < Requests; i++) await app.FileRequestAsync(town, $"第{i}件：{Told[i % Told.Length]}", 8600, "王小工", $"1600{5000 + i:D7}");
        var reader = app.Services.GetRequiredService<JournalReader>();
        return await Measured.OnceAsync((int)(await LastAsync(app) - before), () => reader.CatchUpAsync(Never));
    }

    public static async Task<Measured> Sweeps_overdue_clocks(TestApp app)
    {
        await FillClocksAsync(app, Clocks);
        app.Clock.Advance(TimeSpan.FromDays(60));
        return await Measured.OnceAsync(Clocks, app.RunAsync<ClockSweep>);
    }

    public static async Task<Measured> Carries_parcels(TestApp app)
    {
        var now = app.Clock.GetUtcNow();
        var (town, places) = (await app.BuildTownAsync(), new List<Guid>());
        for (var i = 0; i < 10; i++)
            places.Add((await app.AsSystemAsync(services => services.GetRequiredService<CreateWebhookHandler>().HandleAsync(new("平台", $"https://platform.example/{i}", ["request.registered"], town.District.Path), Never))).Id);
        await app.InDatabaseAsync(async db =>
        {
            for (var i = 0; i < Parcels; i++) db.Add(new WebhookDelivery(places[i % 10], "request.registered", "{}", null, now));
            return await db.SaveChangesAsync();
        });
        await using var services = new ServiceCollection()
            .AddScoped(_ => new Borrowed(app.Services.CreateScope()))
            .AddScoped(provider => provider.GetRequiredService<Borrowed>().Scope.ServiceProvider.GetRequiredService<AppDbContext>())
            .AddScoped(provider => provider.GetRequiredService<Borrowed>().Scope.ServiceProvider.GetRequiredService<CurrentUser>())
            .AddScoped<ICourier<WebhookDelivery>, Nowhere>()
            .BuildServiceProvider();
        var pump = new DeliveryPump<WebhookDelivery>(services.GetRequiredService<IServiceScopeFactory>(), app.Clock, NullLogger<DeliveryPump<WebhookDelivery>>.Instance);
        return await Measured.OnceAsync(Parcels, () => pump.RunAsync(Never));
    }

    public static async Task<Measured> Seals_many_journal_rows(TestApp app)
    {
        await FillClocksAsync(app, Clocks);
        return await Measured.OnceAsync(Clocks, () => app.AsSystemAsync(services => services.GetRequiredService<JournalSealer>().SealAsync(Never)));
    }

    private static readonly string[] Told =
    [
        "我在厂里做针车，三个月工资没发，问老板就说下个月。", "园区门口路灯坏了半个月，下夜班黑漆漆的。", "楼上天天半夜拖桌子，说了几次也不听。",
        "怀孕五个月了，主管要把我调去搬货。", "上个月操作冲床压伤了手指，厂里只垫了两千块。", "食堂饭菜又贵又少，希望管一管。",
    ];

    private static Task<long> LastAsync(TestApp app) => app.InDatabaseAsync(db => db.Set<JournalEntry>().MaxAsync(row => row.Number));

    private static async Task FillClocksAsync(TestApp app, int count)
    {
        for (var done = 0; done < count; done += 2000)
            await app.AsSystemAsync(async services =>
            {
                for (var i = 0; i < 2000; i++)
                    await services.GetRequiredService<LegalClocks>().StartAsync(new("CLK-MED-ORG15", "Bench.Subject", Guid.CreateVersion7(app.Clock.GetUtcNow()), "/qu/s01/"), Never);
                await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
            });
    }

    private sealed record Borrowed(IServiceScope Scope) : IDisposable
    {
        public void Dispose() => Scope.Dispose();
    }

    private sealed class Nowhere : ICourier<WebhookDelivery>
    {
        public Task<Carried> CarryAsync(WebhookDelivery parcel, CancellationToken cancellationToken) => Task.FromResult(new Carried(CarriedEnd.Arrived));

        public ValueTask<TimeSpan?> PauseAfterAsync(WebhookDelivery parcel, int tries, CancellationToken cancellationToken) => new((TimeSpan?)null);

        public string LaneOf(WebhookDelivery parcel) => parcel.SubscriptionId.ToString();
    }
}
