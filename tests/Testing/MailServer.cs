using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Niangjia.Testing;

/// <summary>A mail server that keeps what it is given; it speaks as much of RFC 5321 as a client needs.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly Task _work;

    /// <summary>Starts it.</summary>
    public MailServer()
    {
        _listener.Start();
        _work = ListenAsync();
    }

    /// <summary>Mails as they came, headers and body.</summary>
    public IReadOnlyList<string> Mails => [.. _mails];

    /// <summary>What it says to a recipient; 250 takes it.</summary>
    public string ToRecipient { get; set; } = "250 ok";

    /// <summary>What the product is told of it.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("Messages:Smtp:Host", "127.0.0.1"), ("Messages:Smtp:Port", $"{((IPEndPoint)_listener.LocalEndpoint).Port}"), ("Messages:Smtp:Security", "None"),
        ("Messages:Smtp:From", "union@union.example"), ("Niangjia:Address", "https://union.example"),
    ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            await TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var word = line.Split(' ')[0].ToUpperInvariant();
            if (word == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                _mails.Enqueue(await ReadMailAsync(reader));
            }
            await writer.WriteLineAsync(word switch { "RCPT" => ToRecipient, "QUIT" => "221 bye", _ => "250 ok" });
            if (word == "QUIT") return;
        }
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") mail.AppendLine(line);
        return mail.ToString();
    }
}
