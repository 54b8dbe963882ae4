using System.Globalization;

namespace Niangjia.Kernel.Documents;

/// <summary>The words and forms every official document shares. They are Chinese for every reader, like the document itself.</summary>
public static class PaperWords
{
    /// <summary>Place of the seal.</summary>
    public const string Seal = "盖章处";

    /// <summary>Across a document that is not issued.</summary>
    public const string Draft = "草稿　未签发";

    /// <summary>Under the code.</summary>
    public const string Scan = "扫码核验真伪";

    /// <summary>Title of the list of a bundle.</summary>
    public const string Contents = "卷内文书目录";

    internal const string Sign = "签名（盖章、捺印）：";
    internal const string SignDay = "年　　月　　日";

    /// <summary>2026年3月2日; official papers carry no weekday.</summary>
    public static string Day(DateOnly on) => string.Create(CultureInfo.InvariantCulture, $"{on.Year}年{on.Month}月{on.Day}日");

    /// <summary>第 1 页　共 3 页</summary>
    internal static string Page(int page, int pages) => string.Create(CultureInfo.InvariantCulture, $"第 {page} 页　共 {pages} 页");

    internal static string Reference(string number) => $"案号：{number}";

    internal static string Number(string? number) => number ?? "（未编号）";

    internal static string Code(string code) => $"核验码　{Spaced(code)}";

    /// <summary>A code in fours, so that it can be read out.</summary>
    public static string Spaced(string code) => string.Join(' ', code.Chunk(4).Select(four => new string(four)));

    internal static string Digest(string digest) => $"内容摘要 SHA-256　{digest}";

    internal static string Copy(int number, string mark) => $"第{number switch { 1 => "一", 2 => "二", 3 => "三", 4 => "四", 5 => "五", _ => number.ToString(CultureInfo.InvariantCulture) }}联　{mark}";
}
