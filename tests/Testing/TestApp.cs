using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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

    /// <summary>The product's services. Prefer pages; use <see cref="AsSystemAsync{T}"/> for a scope.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the product on a fresh database.</summary>
    public static async Task<TestApp> StartAsync(Db db)
    {
        var database = await TestDatabase.CloneAsync(db);
        var host = new Host(database.ConnectionString);
        _ = host.Services;
        return new(host, database);
    }

    /// <summary>Starts the product on a given database, which stays when the app is disposed.</summary>
    public static Task<TestApp> StartAsync(TestDatabase database)
    {
        var host = new Host(database.ConnectionString);
        _ = host.Services;
        return Task.FromResult(new TestApp(host, null));
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    private sealed class Host(string connectionString) : WebApplicationFactory<Program>
    {
        public FakeClock Clock { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Testing");
            builder.UseContentRoot(Repository.Path("src", "Web"));
            builder.UseStaticWebAssets();
            builder.UseSetting("ConnectionStrings:Niangjia", connectionString);
            builder.UseSetting("Niangjia:DataFolder", TestFolder.New());
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                // Background work of ours would race with the test.
                foreach (var job in services.Where(service => service.ServiceType == typeof(IHostedService) && IsOurs(service)).ToList())
                    services.Remove(job);
            });
        }

        private static bool IsOurs(ServiceDescriptor service) =>
            (service.ImplementationType ?? service.ImplementationInstance?.GetType())?.Assembly.GetName().Name?.StartsWith("Niangjia.", StringComparison.Ordinal) == true;
    }
}
