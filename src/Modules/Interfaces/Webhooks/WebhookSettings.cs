using System.Net;
using System.Net.Sockets;

namespace Niangjia.Interfaces.Webhooks;

/// <summary>What the operator allows in section <c>Webhooks</c> of the settings.</summary>
internal sealed record WebhookSettings
{
    /// <summary>Whether addresses without TLS are taken; for trials.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Networks of the house's own that may be reached although they are not public, such as 10.20.0.0/16.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];
}

/// <summary>
/// Which addresses may be connected to. An administrator types the address and a name can mean another machine tomorrow: so it is asked at every connection, of
/// the numbers the name stands for at that moment, and whoever could make us call the machines beside us (SSRF) finds only public ones.
/// </summary>
internal sealed class AllowedAddresses(WebhookSettings settings)
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private readonly IPNetwork[] _own = [.. settings.Networks.Select(IPNetwork.Parse)];

    /// <summary>Whether this number may be connected to.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _own.Any(network => Holds(network, plain)) || !NotPublic.Any(network => Holds(network, plain));
    }

    /// <summary>Whether an address can be given at all: TLS, no name and password in it, no number that may not be reached.</summary>
    public bool Allows(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (settings.AllowHttp && address.Scheme == Uri.UriSchemeHttp))
        && address is { UserInfo: "", Fragment: "", Host.Length: > 0 } && (!IPAddress.TryParse(address.DnsSafeHost, out var number) || Allows(number));

    private static bool Holds(IPNetwork network, IPAddress address) => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address);
}

/// <summary>The name stands for no machine that may be called.</summary>
internal sealed class AddressRefusedException(string host) : Exception(string.Format(InterfacesText.AddressRefused, host));

/// <summary>Calls other programs: no redirects, no proxy, no cookies, and only the machines that may be called.</summary>
internal sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly AllowedAddresses _allowed;
    private readonly HttpClient _http;

    public WebhookClient(AllowedAddresses allowed)
    {
        _allowed = allowed;
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = 16,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Patience };
    }

    /// <summary>Sends, and does not read what comes back.</summary>
    public async Task<int> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return (int)answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var numbers = (await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken)).Where(_allowed.Allows).ToArray();
        if (numbers.Length == 0) throw new AddressRefusedException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(numbers, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
