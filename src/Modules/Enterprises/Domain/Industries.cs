using System.Globalization;
using System.Reflection;

namespace Niangjia.Enterprises.Domain;

/// <summary>One section (A–T) or division (C13) of GB/T 4754-2017.</summary>
internal sealed record Industry(string Code, string Chinese, string English)
{
    public bool IsSection => Code.Length == 1;

    public string Section => Code[..1];

    /// <summary>In the language of the reader.</summary>
    public string Title => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Chinese : English;
}

/// <summary>The classification of industries (R-COD-04), embedded.</summary>
internal static class Industries
{
    public static IReadOnlyList<Industry> All { get; } = Read();

    private static readonly Dictionary<string, Industry> ByCode = All.ToDictionary(industry => industry.Code);

    public static Industry? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>A code as typed (C19, c 19, 19) or the Chinese name of a section or division; null when it is none. A division called like its section is meant.</summary>
    public static Industry? Recognise(string text)
    {
        var value = Kernel.Values.TypedText.Compact(text).ToUpperInvariant();
        return Find(value) ?? All.FirstOrDefault(industry => !industry.IsSection && industry.Code[1..] == value)
            ?? All.LastOrDefault(industry => string.Equals(industry.Chinese, value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>C19 Leather …; the code itself when it is not known.</summary>
    public static string TitleOf(string code) => Find(code) is { } industry ? $"{industry.Code} {industry.Title}" : code;

    private static List<Industry> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("industries.tsv")!;
        using var reader = new StreamReader(stream);
        var all = new List<Industry>();
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var code, var chinese, var english]) all.Add(new(code, chinese, english));
        return all;
    }
}
