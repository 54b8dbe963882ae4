using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;

namespace Niangjia.Testing;

/// <summary>
/// The whole product in the test process, on a database of its own and with a clock that stands still at
/// Monday 2026-03-02 09:00 Chinese time. Background jobs do not run; tests call them.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly Host _host;
    private readonly TestDatabase? _database;

    private TestApp(Host host, TestDatabase? database) => (_host, _database) = (host, database);

    /// <summary>The clock of the product.</summary>
    public FakeClock Clock => _host.Clock;

    /// <summary>The address of an app that was started on a port.</summary>
    public string Url => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What the product sent to phones.</summary>
    public Phones Phones => _host.Phones;

    /// <summary>What the product answered by e-mail.</summary>
    public Letters Letters => _host.Letters;

    /// <summary>What a second process needs to work on the same database and files.</summary>
    public (string ConnectionString, string DataFolder) Place => (_host.ConnectionString, _host.DataFolder);

    /// <summary>The product's services. Prefer pages; use <see cref="AsSystemAsync{T}"/> for a scope.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the product on a fresh database.</summary>
    public static async Task<TestApp> StartAsync(Db db)
    {
        var database = await TestDatabase.CloneAsync(db);
        return new(Start(database, Tables.AreThere), database);
    }

    /// <summary>As <see cref="StartAsync"/>, on a real port for a real browser; see <see cref="Url"/>.</summary>
    public static async Task<TestApp> StartOnPortAsync(Db db, params (string Name, string Value)[] settings)
    {
        var database = await TestDatabase.CloneAsync(db);
        var host = new Host(database.ConnectionString, Tables.AreThere) { Settings = settings };
        host.UseKestrel(0);
        host.StartServer();
        return new(host, database);
    }

    /// <summary>Starts the product on a database without tables, which it fills and which stays when the app is disposed.</summary>
    public static TestApp StartOnEmpty(TestDatabase database) => new(Start(database, Tables.FromModel), null);

    /// <summary>Starts the product the way an installation starts: migrations, then what the product seeds. The database stays.</summary>
    public static TestApp StartMigrating(TestDatabase database) => new(Start(database, Tables.FromMigrations), null);

    /// <summary>Starts the product on a database that has its tables already. The database stays.</summary>
    public static TestApp StartOn(TestDatabase database) => new(Start(database, Tables.AreThere), null);

    /// <summary>Starts the product on a database and a data folder that something else has made, under its own settings. Both stay.</summary>
    public static TestApp StartOn(string connectionString, string dataFolder, params (string Name, string Value)[] settings)
    {
        var host = new Host(connectionString, Tables.AreThere) { DataFolder = dataFolder, Settings = settings };
        _ = host.Services;
        return new(host, null);
    }

    /// <summary>Sets the clock to Chinese local time, e.g. <c>"2026-03-02 09:00"</c>.</summary>
    public TestApp AtTime(string chinaTime)
    {
        Clock.Set(chinaTime);
        return this;
    }

    /// <summary>A new device: no cookies, nobody signed in.</summary>
    public Browser Browser() => new(
        _host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false }), Clock);

    /// <summary>Does something as the system, in a scope of its own, e.g. asks a handler or looks into the database.</summary>
    public async Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("test");
        return await work(scope.ServiceProvider);
    }

    /// <summary>Does something as the system, in a scope of its own.</summary>
    public Task AsSystemAsync(Func<IServiceProvider, Task> work) => AsSystemAsync(async services =>
    {
        await work(services);
        return true;
    });

    /// <summary>Looks into the database, or puts something there that no page makes.</summary>
    public Task<T> InDatabaseAsync<T>(Func<AppDbContext, Task<T>> work) => AsSystemAsync(services => work(services.GetRequiredService<AppDbContext>()));

    /// <summary>Lets every reaction see what has been told so far, and what they tell in turn.</summary>
    public async Task RunJournalAsync()
    {
        // On PostgreSQL a transaction of another test's database holds the horizon back for a moment: wait until all is read.
        for (var tries = 0; tries < 2000; tries++)
        {
            await Services.GetRequiredService<JournalReader>().CatchUpAsync(CancellationToken.None);
            if (await InDatabaseAsync(async db => !await db.Set<JournalEntry>()
                .After(await db.Set<JournalPlace>().SingleOrDefaultAsync(place => place.Reader == JournalPlace.Reactions), long.MaxValue).AnyAsync())) return;
        }
    }

    /// <summary>Waits until all of the journal may be read and sealed: on PostgreSQL a transaction of another test's database holds it back for a moment.</summary>
    public async Task WaitForJournalAsync()
    {
        for (var tries = 0; tries < 2000; tries++)
            if (await InDatabaseAsync(async db => await db.Dialect.OldestRunningTransactionAsync(db, CancellationToken.None) > (await db.Set<JournalEntry>().MaxAsync(row => (long?)row.Transaction) ?? -1))) return;
    }

    /// <summary>Runs one background job now, as the system.</summary>
    public Task RunAsync<TJob>() where TJob : class, IRecurringJob =>
        AsSystemAsync(services => services.GetRequiredService<TJob>().RunAsync(CancellationToken.None));

    /// <summary>Runs every background job once, in the order of registration.</summary>
    public async Task RunJobsAsync()
    {
        await WaitForJournalAsync();
        foreach (var registration in Services.GetServices<JobRegistration>())
            await AsSystemAsync(services => ((IRecurringJob)services.GetRequiredService(registration.Job)).RunAsync(CancellationToken.None));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    private enum Tables { AreThere, FromModel, FromMigrations }

    private static Host Start(TestDatabase database, Tables tables)
    {
        var host = new Host(database.ConnectionString, tables);
        _ = host.Services; // the first look starts it
        return host;
    }

    private sealed class Host(string connectionString, Tables tables) : WebApplicationFactory<Program>
    {
        public FakeClock Clock { get; } = new();

        public Phones Phones { get; } = new();

        public Letters Letters { get; } = new();

        public string ConnectionString => connectionString;

        public string DataFolder { get; init; } = TestFolder.New();

        public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Testing");
            builder.UseContentRoot(Repository.Path("src", "Web"));
            builder.UseStaticWebAssets();
            builder.UseSetting("ConnectionStrings:Niangjia", connectionString);
            builder.UseSetting("Data:Folder", DataFolder);
            builder.UseSetting("Database:UpdateAtStart", tables == Tables.AreThere ? "false" : "true");
            builder.UseSetting("Database:FromModel", tables == Tables.FromModel ? "true" : "false");
            builder.UseSetting("Accounts:FirstAdministrators", "false");
            // Background work would race with the test.
            builder.UseSetting("Jobs:Enabled", "false");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            // A command that fails throws; where that is expected, the log need not cry.
            builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Critical");
            builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Update", "Critical");
            builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Model", "Error");
            // New unencrypted keys and a missing wwwroot are as they should be here.
            builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");
            builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.StaticFiles", "Error");
            // All browsers and programs of a test share one address.
            builder.UseSetting("Api:CallsAMinute", "100000");
            builder.UseSetting("Open311:PostsAMinute", "1000");
            builder.UseSetting("Open311:ReadsAMinute", "100000");
            foreach (var (name, value) in Settings) builder.UseSetting(name, value);
            builder.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.Replace(ServiceDescriptor.Singleton<IMessageChannel>(Phones));
                services.Replace(ServiceDescriptor.Singleton<Cases.Mail.IMailAnswers>(Letters));
                // No test uses the number of somebody who lives; a demo it is not.
                services.Replace(ServiceDescriptor.Singleton(new People.Domain.FictionRegion(true)));
                services.AddSingleton<IStartupFilter>(new CookieAges(Clock));
            });
        }
    }
}
