using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>As much of a mail server (RFC 3501) as fetching letters needs, on a port of this machine.</summary>
internal sealed class ImapServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[][] _letters;

    public ImapServer(params byte[][] letters)
    {
        _letters = letters;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Numbers of the letters that were marked as read.</summary>
    public ConcurrentDictionary<int, bool> Seen { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            await TalkAsync(stream);
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await SayAsync(stream, "* OK [CAPABILITY IMAP4rev1] ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            var (tag, rest) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            await AnswerAsync(stream, rest);
            await SayAsync(stream, rest.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) ? $"{tag} OK [READ-WRITE] done" : $"{tag} OK done");
            if (rest.StartsWith("LOGOUT", StringComparison.OrdinalIgnoreCase)) return;
        }
    }

    private async Task AnswerAsync(NetworkStream stream, string command)
    {
        var unread = Enumerable.Range(1, _letters.Length).Where(number => !Seen.ContainsKey(number)).ToList();
        if (command.StartsWith("CAPABILITY", StringComparison.Ordinal)) await SayAsync(stream, "* CAPABILITY IMAP4rev1");
        else if (command.StartsWith("LIST", StringComparison.Ordinal)) await SayAsync(stream, command.Contains("INBOX", StringComparison.Ordinal) ? "* LIST (\\HasNoChildren) \"/\" INBOX" : "* LIST (\\Noselect) \"/\" \"\"");
        else if (command.StartsWith("SELECT", StringComparison.Ordinal))
            await SayAsync(stream, $"* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen)] ok\r\n* {_letters.Length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT {_letters.Length + 1}] ok");
        else if (command.StartsWith("UID SEARCH", StringComparison.Ordinal)) await SayAsync(stream, $"* SEARCH {string.Join(' ', unread)}");
        else if (command.StartsWith("UID STORE", StringComparison.Ordinal)) Seen[int.Parse(Regex.Match(command, @"\d+").Value, null)] = true;
        else if (command.StartsWith("UID FETCH", StringComparison.Ordinal) && command.Contains("BODY", StringComparison.Ordinal))
        {
            var number = int.Parse(Regex.Match(command, @"\d+").Value, null);
            var letter = _letters[number - 1];
            await SayAsync(stream, $"* {number} FETCH (UID {number} BODY[] {{{letter.Length}}}\r\n{Encoding.Latin1.GetString(letter)})");
        }
        else if (command.StartsWith("UID FETCH", StringComparison.Ordinal))
            foreach (var number in unread) await SayAsync(stream, $"* {number} FETCH (UID {number} RFC822.SIZE {_letters[number - 1].Length})");
    }

    private static async Task SayAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text + "\r\n"));
}
