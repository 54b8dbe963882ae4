using System.Runtime.CompilerServices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Extensions.Configuration;

namespace Niangjia.Cases.Mail;

/// <summary>
/// Where letters are fetched: a mailbox by IMAP (<c>Mail:In:Host</c>, <c>Port</c> 993, <c>User</c>, <c>Password</c>, <c>Mailbox</c> INBOX, <c>Security</c> Tls, StartTls or None),
/// or a folder into which any mail server can put them (<c>Mail:In:Folder</c>: *.eml, or a maildir). Letters above <c>Mail:In:Megabytes</c> (25) are set aside.
/// </summary>
internal sealed record MailSettings(string? Folder, string? Host, int Port, string? User, string? Password, string Mailbox, string Security, int Megabytes)
{
    public static MailSettings Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Mail:In");
        return new(
            section["Folder"], section["Host"], section.GetValue("Port", 993), section["User"], section["Password"], section["Mailbox"] ?? "INBOX", section["Security"] ?? "Tls", section.GetValue("Megabytes", 25));
    }

    /// <summary>Largest letter, in bytes.</summary>
    public long Limit => (long)Megabytes << 20;
}

/// <summary>A letter as it lies there.</summary>
/// <param name="Name">What it is called there, for the log and for one that cannot be read.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ReadAsync">Gets the bytes; not called for one that is too large.</param>
/// <param name="DoneAsync">Puts it out of the way when it was kept; false when it was set aside.</param>
internal sealed record RawMail(string Name, long Length, Func<CancellationToken, Task<byte[]>> ReadAsync, Func<bool, CancellationToken, Task> DoneAsync);

/// <summary>A folder of letters. Taken ones are moved to <c>taken</c> (in a maildir to <c>cur</c>), those set aside to <c>aside</c>, where somebody can look at them.</summary>
internal static class FolderMails
{
    public static IEnumerable<RawMail> In(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.eml").OrderBy(file => file.Name, StringComparer.Ordinal))
            yield return Of(file, kept => Path.Combine(folder, kept ? "taken" : "aside", file.Name));
        var fresh = new DirectoryInfo(Path.Combine(folder, "new"));
        if (!fresh.Exists) yield break;
        foreach (var file in fresh.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
            yield return Of(file, kept => kept ? Path.Combine(folder, "cur", file.Name + ":2,S") : Path.Combine(folder, "aside", file.Name));
    }

    private static RawMail Of(FileInfo file, Func<bool, string> target) => new(
        file.Name, file.Length, cancellationToken => File.ReadAllBytesAsync(file.FullName, cancellationToken),
        (kept, _) =>
        {
            var to = target(kept);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(file.FullName, to, overwrite: true);
            return Task.CompletedTask;
        });
}

/// <summary>A mailbox on a server. Unread letters are fetched without being marked; they are marked as read when they are kept.</summary>
internal static class ImapMails
{
    private const int Most = 200;

    public static async IAsyncEnumerable<RawMail> InAsync(MailSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var client = new ImapClient { Timeout = 60_000 };
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Security switch
        {
            "None" => SecureSocketOptions.None,
            "StartTls" => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        }, cancellationToken);
        await client.AuthenticateAsync(settings.User ?? "", settings.Password ?? "", cancellationToken);
        var box = await client.GetFolderAsync(settings.Mailbox, cancellationToken);
        await box.OpenAsync(FolderAccess.ReadWrite, cancellationToken);
        var unread = await box.SearchAsync(SearchQuery.NotSeen, cancellationToken);
        foreach (var letter in await box.FetchAsync([.. unread.Take(Most)], MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancellationToken))
            yield return new(
                $"{settings.Mailbox} {letter.UniqueId}", letter.Size ?? 0, aborted => BytesAsync(box, letter.UniqueId, aborted),
                (_, aborted) => box.AddFlagsAsync(letter.UniqueId, MessageFlags.Seen, true, aborted));
        await client.DisconnectAsync(true, cancellationToken);
    }

    private static async Task<byte[]> BytesAsync(IMailFolder box, UniqueId letter, CancellationToken cancellationToken)
    {
        await using var content = await box.GetStreamAsync(letter, cancellationToken: cancellationToken);
        var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
