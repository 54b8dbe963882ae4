using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;

namespace Niangjia.Web;

/// <summary>
/// Opens the first pages once, as soon as the host listens: what is compiled, read and learned at first use is then there before people come. Whatever goes wrong shows
/// itself to them just as well; nobody waits for it.
/// </summary>
internal sealed class WarmUp(IServer server, IHostApplicationLifetime lifetime, IConfiguration configuration) : BackgroundService
{
    private static readonly string[] Pages = ["/", AccountUrls.SignIn, CaseUrls.Ask, "/api/v1/openapi.json"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("Web:WarmUp", true)) return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.Ordinal)) is not { } address) return;
        using var client = new HttpClient { BaseAddress = new(address.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)) };
        foreach (var page in Pages)
        {
            try
            {
                using var answer = await client.GetAsync(page, stoppingToken);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
