using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Niangjia.Web;

/// <summary>
/// Behind a reverse proxy the address and the scheme of a request are what the proxy says. Only proxies named in <c>Proxy:Known:0…</c>, and then those on
/// this machine too, are believed; without the setting nobody is, since anybody can send such headers.
/// </summary>
internal static class KnownProxies
{
    /// <summary>Setting: addresses, or networks such as <c>10.0.0.0/24</c>.</summary>
    public const string Setting = "Proxy:Known";

    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var known = Of(configuration);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // One proxy behind another: each is passed as long as it is known.
            options.ForwardLimit = null;
            foreach (var entry in known)
                if (IPAddress.TryParse(entry, out var address)) options.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(entry, out var network)) options.KnownIPNetworks.Add(network);
                else throw new InvalidOperationException($"{Setting}: '{entry}' is neither an address nor a network such as 10.0.0.0/24.");
        });
    }

    public static void UseKnownProxies(this WebApplication app)
    {
        if (Of(app.Configuration).Length > 0) app.UseForwardedHeaders();
    }

    private static string[] Of(IConfiguration configuration) => configuration.GetSection(Setting).Get<string[]>() ?? [];
}
