using System.Text;

namespace Niangjia.Testing;

/// <summary>Letters people write.</summary>
public static class Letters
{
    /// <summary>A plain letter as a mail server stores it.</summary>
    public static byte[] Plain(string from, string subject, string text, string id, string headers = "", string charset = "utf-8") => Encoding.Latin1.GetBytes(
        $"From: {from}\r\nTo: gonghui@example.org\r\nSubject: {Encoded(subject)}\r\nMessage-ID: <{id}@example.org>\r\nDate: Mon, 2 Mar 2026 08:30:00 +0800\r\n{headers}MIME-Version: 1.0\r\n"
        + $"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(CodePagesEncodingProvider.Instance.GetEncoding(charset)?.GetBytes(text) ?? Encoding.UTF8.GetBytes(text))}\r\n");

    /// <summary>A subject that is not ASCII.</summary>
    public static string Encoded(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
