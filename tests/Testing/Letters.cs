using System.Collections.Concurrent;
using System.Text;
using Niangjia.Cases.Mail;

namespace Niangjia.Testing;

/// <summary>The mailboxes of all people, where an outbox would deliver; and letters people write.</summary>
public sealed class Letters : IMailAnswers
{
    private readonly ConcurrentQueue<(string Key, string Address, string Subject, string Text)> _sent = new();

    /// <summary>The texts an address got, oldest first.</summary>
    public IReadOnlyList<string> To(string address) => [.. _sent.Where(letter => letter.Address == address).Select(letter => letter.Text)];

    /// <summary>A plain letter as a mail server stores it.</summary>
    public static byte[] Plain(string from, string subject, string text, string id, string headers = "", string charset = "utf-8") => Encoding.Latin1.GetBytes(
        $"From: {from}\r\nTo: gonghui@example.org\r\nSubject: {Encoded(subject)}\r\nMessage-ID: <{id}@example.org>\r\nDate: Mon, 2 Mar 2026 08:30:00 +0800\r\n{headers}MIME-Version: 1.0\r\n"
        + $"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(CodePagesEncodingProvider.Instance.GetEncoding(charset)?.GetBytes(text) ?? Encoding.UTF8.GetBytes(text))}\r\n");

    /// <summary>A subject that is not ASCII.</summary>
    public static string Encoded(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    Task IMailAnswers.SendAsync(string key, string address, string subject, string text, CancellationToken cancellationToken)
    {
        _sent.Enqueue((key, address, subject, text));
        return Task.CompletedTask;
    }
}
