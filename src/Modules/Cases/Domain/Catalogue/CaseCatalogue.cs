using System.Globalization;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Catalogue;

/// <summary>A sub-type or an item of evidence in both languages.</summary>
internal sealed record Item(string Code, string Chinese, string English)
{
    /// <summary>In the language of the request.</summary>
    public string Text => CaseCatalogue.IsChinese ? Chinese : English;
}

/// <summary>One row of the case-type catalogue (R §1.2) with its evidence checklists (R §1.4).</summary>
internal sealed record CaseTypeInfo(
    CaseType Type, string Code, AffairStream Stream, bool IsLabour, Item Plain, Item Basis,
    IReadOnlyList<Item> SubTypes, IReadOnlyList<Item> WorkerEvidence, IReadOnlyList<Item> EmployerEvidence)
{
    /// <summary>Term of the field, such as 拖欠/克扣工资.</summary>
    public string Name => CaseWords.Of(Type);

    /// <summary>As a worker would say it, such as 工资没发、少发、被扣.</summary>
    public string PlainName => Plain.Text;

    /// <summary>Employment start, end, post and wage are asked (R §1.3: LD01–LD08).</summary>
    public bool AsksForEmployment => IsLabour && string.CompareOrdinal(Code, "LD08") <= 0;
}

/// <summary>The case types of R §1.2 and FM04 (decision 0014), in order of their codes. A new type needs a new value of <see cref="CaseType"/> and a row here.</summary>
internal static class CaseCatalogue
{
    private static readonly File Read = EmbeddedJson.Read<File>("cases/catalogue.json");
    private static readonly Dictionary<CaseType, CaseTypeInfo> ByType = Read.Types.ToDictionary(row => row.Type, Make);

    /// <summary>Every type in order.</summary>
    public static IReadOnlyList<CaseTypeInfo> All { get; } = [.. Read.Types.Select(row => ByType[row.Type])];

    /// <summary>What everybody should bring, whatever the matter (R §1.4).</summary>
    public static IReadOnlyList<Item> EvidenceForAll { get; } = Items(Read.All.Worker);

    /// <summary>What every employer is expected to hold (R §1.4).</summary>
    public static IReadOnlyList<Item> EmployerEvidenceForAll { get; } = Items(Read.All.Employer);

    internal static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The row of a type.</summary>
    public static CaseTypeInfo Of(CaseType type) => ByType[type];

    /// <summary>The sub-type with this code, or null.</summary>
    public static Item? SubType(CaseType type, string? code) => code is null ? null : Of(type).SubTypes.FirstOrDefault(item => item.Code == code);

    private static CaseTypeInfo Make(Row row) => new(
        row.Type, row.Code, row.Stream, row.Labour, new("", row.Plain[0], row.Plain[1]), new("", row.Basis, row.BasisEn),
        [.. row.Sub.Select(sub => new Item(sub[0], sub[1], sub[2]))], Items(row.Worker), Items(row.Employer));

    private static Item[] Items(string[][] pairs) => [.. pairs.Select(pair => new Item("", pair[0], pair[1]))];

    private sealed record File(Row[] Types, Lists All);

    private sealed record Lists(string[][] Worker, string[][] Employer);

    private sealed record Row(
        string Code, CaseType Type, AffairStream Stream, bool Labour, string Basis, string BasisEn, string[] Plain,
        string[][] Sub, string[][] Worker, string[][] Employer);
}
