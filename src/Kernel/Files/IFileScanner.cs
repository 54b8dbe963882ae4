using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Niangjia.Kernel.Files;

/// <summary>What a scanner says of a file.</summary>
public enum ScanVerdict
{
    /// <summary>Nothing known to be harmful.</summary>
    Clean,
    /// <summary>Something harmful.</summary>
    Infected,
    /// <summary>The scanner did not answer: the file is not taken until it does.</summary>
    Unknown,
}

/// <summary>
/// Looks at each file before it is kept (R-SEC-17). A deployment registers its own, or names a ClamAV daemon with <c>Files:Clamd</c>; without either, files are judged by their content
/// and structure only.
/// </summary>
public interface IFileScanner
{
    /// <summary>Scans the whole file; never throws because of what it contains.</summary>
    /// <param name="file">The bytes, at any position.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancellationToken);
}

/// <summary>ClamAV's daemon over TCP, command INSTREAM.</summary>
internal sealed class ClamdScanner(string host, int port) : IFileScanner
{
    private const int Port = 3310;
    private const long BytesASecond = 2 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The scanner at <c>host:port</c> (3310 without a port); an IPv6 address with a port stands in brackets.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static ClamdScanner At(string address)
    {
        var told = address.Trim();
        if (!told.StartsWith('[') && IPAddress.TryParse(told, out var bare)) return new($"{bare}", Port);
        return Uri.TryCreate($"tcp://{told}", UriKind.Absolute, out var uri) && uri is { AbsolutePath: "/" or "", DnsSafeHost.Length: > 0, Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 }
            ? new(uri.DnsSafeHost, uri.Port < 0 ? Port : uri.Port)
            : throw new FormatException($"Files:Clamd is «{address}»; it must be host:port.");
    }

    /// <summary>Where it is.</summary>
    public DnsEndPoint Place => new(host, port);

    /// <summary>A large video is longer on its way, and longer looked at.</summary>
    public static TimeSpan PatienceFor(long bytes) => Patience + TimeSpan.FromSeconds(bytes / BytesASecond);

    public async Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(PatienceFor(file.Length));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, late.Token);
            var said = await AskAsync(client.GetStream(), file, late.Token);
            return said.EndsWith("OK", StringComparison.Ordinal) ? ScanVerdict.Clean : said.EndsWith("FOUND", StringComparison.Ordinal) ? ScanVerdict.Infected : ScanVerdict.Unknown;
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ScanVerdict.Unknown;
        }
    }

    private static async Task<string> AskAsync(NetworkStream daemon, Stream file, CancellationToken cancellationToken)
    {
        await daemon.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var buffer = new byte[(1 << 16) + sizeof(int)];
        file.Position = 0;
        for (int read; (read = await file.ReadAsync(buffer.AsMemory(sizeof(int)), cancellationToken)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await daemon.WriteAsync(buffer.AsMemory(0, read + sizeof(int)), cancellationToken);
        }
        await daemon.WriteAsync(new byte[sizeof(int)], cancellationToken);
        using var answer = new StreamReader(daemon, Encoding.ASCII);
        return (await answer.ReadToEndAsync(cancellationToken)).Trim('\0', '\n', ' ');
    }
}
