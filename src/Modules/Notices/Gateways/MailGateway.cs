using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Notices.Gateways;

/// <summary>A mail server. The id of the message stands in Message-Id, by which servers know what they have had.</summary>
internal sealed class MailGateway(MessageSettings settings) : IGateway
{
    public MessageWays Way => MessageWays.Email;

    public bool Takes(MessageKind kind) => settings.Smtp is { Host.Length: > 0, From.Length: > 0 };

    public async Task<Carried> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var server = settings.Smtp;
        if (!MailboxAddress.TryParse(letter.Address, out var to)) return new(CarriedEnd.Refused, NoticesText.NoAddress);
        using var mail = Write(letter, MailboxAddress.Parse(server.From!), to);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(server.Host!, server.Port, server.Security, cancellationToken);
            if (server.User is { Length: > 0 } user) await client.AuthenticateAsync(user, server.Password ?? "", cancellationToken);
            await client.SendAsync(mail, cancellationToken);
        }
        catch (SmtpCommandException e)
        {
            // 5xx of the recipient is for good; of the whole server it is a matter of its settings and may change.
            var forGood = (int)e.StatusCode >= 500 && e.ErrorCode == SmtpErrorCode.RecipientNotAccepted;
            return new(forGood ? CarriedEnd.Refused : CarriedEnd.Failed, $"SMTP {(int)e.StatusCode}");
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or ProtocolException or ServiceNotConnectedException or MailKit.Security.SslHandshakeException or MailKit.Security.AuthenticationException)
        {
            return new(CarriedEnd.Unreachable, $"SMTP {e.GetType().Name}");
        }
        await LeaveAsync(client, cancellationToken);
        return new(CarriedEnd.Arrived, "SMTP 250");
    }

    // Whether the server hears us go is of no matter: it has the mail, and a second one would be one too many.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(true, cancellationToken);
        }
        catch (Exception e) when (e is IOException or ProtocolException or OperationCanceledException)
        {
            // The connection ends with the client.
        }
    }

    private MimeMessage Write(Letter letter, MailboxAddress from, MailboxAddress to)
    {
        var mail = new MimeMessage { MessageId = $"{letter.Id:N}@{from.Domain}", Date = letter.At, Subject = string.Format(NoticesText.MailSubject, letter.Heading) };
        mail.From.Add(from);
        mail.To.Add(to);
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var lines = new List<string> { letter.Text };
        if (settings.LinkTo(letter.Url) is { } link) lines.Add(link);
        if (letter.Kind != MessageKind.Code && settings.LinkTo(NoticeUrls.Mine) is { } choose) lines.Add(string.Format(NoticesText.MailFoot, choose));
        mail.Body = new TextPart("plain") { Text = string.Join("\r\n\r\n", lines) };
        return mail;
    }
}
