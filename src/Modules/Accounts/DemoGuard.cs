using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts;

/// <summary>
/// A demo asks for no second factor and everybody knows its passwords. So the program does not serve under <c>Niangjia:Demo</c> unless the district is an
/// invented one, which its area code says; and says at each start that it is a demo.
/// </summary>
internal sealed partial class DemoGuard(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<DemoGuard> log) : IHostedService
{
    /// <summary>Whether the settings say that this is a demo.</summary>
    public static bool IsDemo(IConfiguration configuration) => configuration.GetValue("Niangjia:Demo", false);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsDemo(configuration)) return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("setup");
        var district = (await scope.ServiceProvider.GetRequiredService<IUnitDirectory>().TreeAsync(cancellationToken)).All.FirstOrDefault(unit => unit.ParentId is null);
        if (district?.AreaCode?.StartsWith(CitizenId.FictionRegion, StringComparison.Ordinal) != true)
            throw new InvalidOperationException("Niangjia:Demo is set, but this database does not hold the invented district of the demo. Without that setting it is served as what it is.");
        Demo(district.Name);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "This is a demo: {District} is invented, its passwords are known to all and no second factor is asked for")]
    private partial void Demo(string district);
}
