using System.Buffers.Binary;
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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The scanner at <c>host:port</c> (3310 without a port).</summary>
    public static ClamdScanner At(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon < 0 ? new(address, 3310) : new(address[..colon], int.Parse(address.AsSpan(colon + 1), null));
    }

    public async Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
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
