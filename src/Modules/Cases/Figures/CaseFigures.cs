using System.Globalization;
using Niangjia.Cases.Domain;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Reporting;

namespace Niangjia.Cases.Figures;

/// <summary>The figures that requests, their clocks and mediations bring forth (R-MED-13, R-TRI-08, R-CLK-02, R-HOT-04).</summary>
internal sealed class CaseFigures(CountedRequests requests, CountedDisputes disputes, CountedDeadlines deadlines, CountedCalls calls) : IFigureSource
{
    private static readonly Figure[] All =
    [
        Count("load", "cases.received") with { MayBePublic = true },
        Count("load", "cases.open") with { IsNow = true },
        Count("load", "cases.closed") with { MayBePublic = true },
        Share("time", "cases.onTime") with { MayBePublic = true },
        Count("time", "cases.redCards") with { IsWarning = true },
        Count("time", "cases.late") with { IsNow = true, IsWarning = true },
        Count("time", "cases.escalated.community"),
        Count("time", "cases.escalated.street"),
        Count("time", "cases.escalated.district"),
        Count("mediation", "cases.mediations") with { MayBePublic = true },
        Count("mediation", "cases.agreements") with { MayBePublic = true },
        Share("mediation", "cases.success") with { MayBePublic = true },
        Count("mediation", "cases.breached") with { IsNow = true, IsWarning = true },
        Of("money", "cases.agreed", FigureUnit.Money) with { MayBePublic = true },
        Of("money", "cases.paid", FigureUnit.Money) with { MayBePublic = true },
        Of("money", "cases.outstanding", FigureUnit.Money) with { IsNow = true },
        Share("quality", "cases.satisfied") with { MayBePublic = true },
        Share("quality", "cases.solved") with { MayBePublic = true },
        Share("quality", "cases.firstContact") with { MayBePublic = true },
        Share("quality", "cases.reopened"),
        Share("quality", "cases.callBack") with { MayBePublic = true },
        Share("stream", "cases.stream.public"),
        Share("stream", "cases.stream.common"),
        Share("stream", "cases.stream.family"),
        OfCalls(Count("hotline", "cases.hotline.calls")) with { MayBePublic = true },
        OfCalls(Count("hotline", "cases.hotline.question")),
        OfCalls(Count("hotline", "cases.hotline.support")),
        OfCalls(Count("hotline", "cases.hotline.complaint")),
        OfCalls(Count("hotline", "cases.hotline.legalAid")),
        OfCalls(Count("hotline", "cases.hotline.opinion")),
        OfCalls(Share("hotline", "cases.hotline.atOnce")) with { MayBePublic = true },
        OfCalls(Share("hotline", "cases.hotline.firstContact")),
        Share("hotline", "cases.hotline.onTime") with { MayBePublic = true },
        OfCalls(Share("hotline", "cases.hotline.solved")) with { MayBePublic = true },
        OfCalls(Share("hotline", "cases.hotline.satisfied")) with { MayBePublic = true },
        OfCalls(Share("hotline", "cases.hotline.reopened")),
        OfCalls(Share("hotline", "cases.hotline.callBack")) with { MayBePublic = true },
    ];

    private static readonly string[] Codes = [.. Enum.GetNames<CaseType>()];

    private readonly Dictionary<string, Facts> _facts = new Facts[] { requests, disputes, deadlines, calls }.SelectMany(facts => facts.Keys.Select(key => (key, facts))).ToDictionary(pair => pair.key, pair => pair.facts);

    /// <inheritdoc/>
    public IReadOnlyList<Figure> Figures => All;

    /// <inheritdoc/>
    public IReadOnlyList<string> Types => Codes;

    /// <summary>What a figure is called and what it counts, for the list of its rows; null for a key that is none.</summary>
    public static Figure? Find(string? key) => All.FirstOrDefault(figure => figure.Key == key);

    /// <summary>Whether a text is the code of a kind of matter.</summary>
    public static bool IsType(string? code) => Codes.Contains(code);

    /// <inheritdoc/>
    public string NameOfType(string code) => IsType(code) ? CaseWords.Of(Enum.Parse<CaseType>(code)) : CasesText.NotTriaged;

    /// <inheritdoc/>
    public IReadOnlyList<FigureCell> Answer(FigureQuestion question) => _facts[question.Figure].Answer(question);

    /// <inheritdoc/>
    public string RowsOf(FigureQuestion question, FigurePart part)
    {
        var facts = _facts[question.Figure];
        var list = facts == requests ? $"{CaseUrls.Inbox}?tab=All&" : $"{(facts == disputes ? CaseUrls.Disputes : facts == calls ? HotlineUrls.Calls : CaseUrls.Deadlines)}?";
        return list + FigureRows.Query(question, part, facts.IsNow(question.Figure));
    }

    private static Figure Count(string group, string key) => Of(group, key, FigureUnit.Count);

    private static Figure Share(string group, string key) => Of(group, key, FigureUnit.Share) with { Parts = (() => Text($"Above_{Name(key)}"), () => Text($"Below_{Name(key)}")) };

    private static Figure OfCalls(Figure figure) => figure with { RowsPermission = CasePermissions.CheckCalls };

    private static Figure Of(string group, string key, FigureUnit unit) =>
        new(key, () => Text($"Group_{group}"), () => Text($"Figure_{Name(key)}"), () => Text($"Counts_{Name(key)}"), unit, CasePermissions.See);

    // «cases.stream.public» is called stream_public in the texts.
    private static string Name(string key) => key["cases.".Length..].Replace('.', '_');

    private static string Text(string key) => FigureText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
