using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Notices;

namespace Niangjia.Notices.Gateways;

internal static class GatewayServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddGateways(this IServiceCollection services, IConfiguration configuration)
    {
        // Without its loggers: an address may hold a token.
        services.AddHttpClient(nameof(Gateways), client => client.Timeout = Patience).RemoveAllLoggers();
        return services
            .AddSingleton(MessageSettings.Of(configuration))
            .AddSingleton<WeChatTokens>()
            .AddSingleton<IGateway, ShortMessageGateway>()
            .AddSingleton<IGateway, MailGateway>()
            .AddSingleton<IGateway, WeChatGateway>()
            // Last: only where there is no other.
            .AddSingleton<IGateway>(provider => ActivatorUtilities.CreateInstance<LogGateway>(provider, MessageWays.ShortMessage))
            .AddSingleton<IGateway>(provider => ActivatorUtilities.CreateInstance<LogGateway>(provider, MessageWays.Email));
    }
}
