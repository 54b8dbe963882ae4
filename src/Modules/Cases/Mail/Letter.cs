using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Mail;

/// <summary>A file that came with a letter.</summary>
internal sealed record Enclosure(string Name, IMimeContent Content);

/// <summary>
/// A letter as it was understood: who wrote what, without what they quoted. Nothing in a letter leads to an exception; what cannot be taken says why.
/// </summary>
/// <param name="Key">Fingerprint by which it is known again.</param>
/// <param name="Address">Address of the sender.</param>
/// <param name="Name">Name of the sender as written there.</param>
/// <param name="Subject">Subject.</param>
/// <param name="SentAt">When it says it was sent.</param>
/// <param name="Text">What was written.</param>
/// <param name="Enclosures">Files.</param>
/// <param name="Fault">Why it is not taken, or null.</param>
internal sealed record Letter(string Key, string? Address, string? Name, string? Subject, DateTimeOffset? SentAt, string Text, IReadOnlyList<Enclosure> Enclosures, MailFault? Fault)
{
    private const int Deepest = 3;
    private const int MostEnclosures = 20;

    private static readonly string[] AutomaticSubjects = ["自动回复", "自动答复", "automatic reply", "auto reply", "autoreply", "auto:", "out of office", "休假自动回复"];

    // Most letters of offices are still in GBK.
    static Letter() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>One that is not even read.</summary>
    public static Letter Unread(string name, MailFault fault) => new(Fingerprint(Encoding.UTF8.GetBytes($"unread {name}")), null, null, name, null, "", [], fault);

    /// <summary>Reads the bytes of a letter.</summary>
    public static Letter Read(byte[] bytes)
    {
        MimeMessage message;
        try
        {
            message = MimeMessage.Load(new ParserOptions { MaxMimeDepth = 64 }, new MemoryStream(bytes));
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return new(Fingerprint(bytes), null, null, null, null, "", [], MailFault.Broken);
        }
        var from = message.From.Mailboxes.FirstOrDefault() ?? message.Sender;
        var key = message.MessageId is { Length: > 0 } id ? Fingerprint(Encoding.UTF8.GetBytes(id)) : Fingerprint(bytes);
        DateTimeOffset? sentAt = message.Date.Year > 1990 ? message.Date.ToUniversalTime() : null;
        var letter = new Letter(key, from?.Address, Blank(from?.Name), Blank(message.Subject), sentAt, "", [], null);
        if (message.Headers.Count == 0 || (from is null && message.Body is null)) return letter with { Fault = MailFault.Broken };
        // Before anything else: an answer to an answer of a machine never ends.
        if (AutomaticOf(message, from) is { } fault) return letter with { Fault = fault };
        if (from?.Address is not { } address || !address.Contains('@')) return letter with { Fault = MailFault.NoSender };
        try
        {
            var text = LetterText.Own(TextOf(message, 0));
            return letter with { Text = text, Enclosures = [.. EnclosuresOf(message).Take(MostEnclosures)], Fault = text.Length == 0 ? MailFault.NoText : null };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or DecoderFallbackException or NotSupportedException or InvalidOperationException)
        {
            return letter with { Fault = MailFault.Broken };
        }
    }

    // Plain text first, else the page made into text, else what was forwarded.
    private static string TextOf(MimeMessage message, int depth)
    {
        if (!string.IsNullOrWhiteSpace(message.TextBody)) return message.TextBody;
        if (!string.IsNullOrWhiteSpace(message.HtmlBody)) return LetterText.OfHtml(message.HtmlBody);
        return depth < Deepest && message.BodyParts.OfType<MessagePart>().FirstOrDefault()?.Message is { } forwarded ? TextOf(forwarded, depth + 1) : "";
    }

    private static IEnumerable<Enclosure> EnclosuresOf(MimeMessage message) =>
        from part in message.BodyParts.OfType<MimePart>()
        where part.IsAttachment || part.ContentType.IsMimeType("image", "*") && part.FileName is not null
        where part.Content is not null
        select new Enclosure(part.FileName ?? "file", part.Content!);

    private static MailFault? AutomaticOf(MimeMessage message, MailboxAddress? from)
    {
        string Of(string header) => message.Headers[header]?.Trim().ToLowerInvariant() ?? "";
        var account = from?.Address?.Split('@')[0].ToLowerInvariant();
        if (message.Body?.ContentType.IsMimeType("multipart", "report") == true || account is "mailer-daemon" or "postmaster" || Of("Return-Path") == "<>") return MailFault.Bounce;
        var subject = message.Subject?.Trim().ToLowerInvariant() ?? "";
        if (Of("Auto-Submitted") is { Length: > 0 } automatic && automatic != "no" || Of("X-Autoreply").Length > 0 || Of("X-Autorespond").Length > 0 || Of("Precedence") == "auto_reply"
            || AutomaticSubjects.Any(start => subject.StartsWith(start, StringComparison.Ordinal))) return MailFault.AutomaticReply;
        return Of("Precedence") is "bulk" or "list" or "junk" || Of("List-Id").Length > 0 || Of("List-Unsubscribe").Length > 0 ? MailFault.BulkMail : null;
    }

    private static string Fingerprint(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : Kernel.Values.TypedText.OneLine(text);
}
