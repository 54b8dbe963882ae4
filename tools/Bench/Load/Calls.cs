using System.Globalization;
using System.Text;

namespace Niangjia.Bench.Load;

/// <summary>Calls as bytes.</summary>
internal static class Calls
{
    /// <summary>Somebody opens a page, signed in by a cookie.</summary>
    public static byte[] Page(string path, string? cookie) =>
        Bytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n");

    /// <summary>A program asks.</summary>
    public static byte[] Ask(string path, string token) => Bytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nAccept-Language: zh-CN\r\n\r\n");

    /// <summary>A program does something, under a key that no other call has.</summary>
    public static byte[] Do(string path, string token, string body, Random dice)
    {
        var bytes = Encoding.UTF8.GetByteCount(body);
        return Bytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {dice.NextInt64():x16}{dice.NextInt64():x16}\r\nContent-Type: application/json\r\nContent-Length: {bytes}\r\n\r\n{body}");
    }

    /// <summary>A call without a key, for what has none.</summary>
    public static byte[] Post(string path, string body) =>
        Bytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>A request that somebody brings to a window: another person each time.</summary>
    public static string Request(Guid unit, Random dice) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"request":{"facts":"企业拖欠工资三个月，涉及员工二十余人，申请工会介入协调并提供法律援助，附件包括劳动合同、工资条及考勤记录，请尽快受理并告知办理进度。","type":"WageArrears","unitId":"{{{unit}}}","respondentName":"某某超市","amount":5200,"channel":"WalkIn","secrecy":"Named","name":"李小工","mobile":"1600{{{dice.Next(10_000_000):D7}}}","agrees":true,"jobLater":true}}
        """).Trim();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
