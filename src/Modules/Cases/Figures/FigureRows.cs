using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Figures;

/// <summary>The rows behind a figure, as the address of a list names them.</summary>
public sealed record FigureRows(FigureQuestion Question, FigurePart Part)
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    /// <summary>The figure.</summary>
    public Figure Figure => CaseFigures.Find(Question.Figure)!;

    /// <summary>Reads the query part of an address; null when it names no figure. Unreadable parts count as not given.</summary>
    public static FigureRows? Read(IQueryCollection query)
    {
        if (CaseFigures.Find(query["figure"]) is not { } figure) return null;
        var unit = query["unit"].ToString() is { Length: > 0 and <= UnitPath.MaxLength } path ? path : UnitPath.Root;
        return new(
            new(figure.Key, unit, Day(query["from"]) ?? First, Day(query["to"]) ?? Last)
            {
                Type = query["type"].ToString() is var type && (type == FigureQuestion.NoType || CaseFigures.IsType(type)) ? type : null,
                ItselfOnly = query["own"] == "1",
            },
            Enum.TryParse<FigurePart>(query["part"], out var part) && Enum.IsDefined(part) ? part : FigurePart.Numerator);
    }

    /// <summary>The query part of the address of the list.</summary>
    public static string Query(FigureQuestion question, FigurePart part, bool isNow)
    {
        var query = new Dictionary<string, string?> { ["figure"] = question.Figure, ["unit"] = question.UnitPath };
        if (part == FigurePart.Denominator) query["part"] = nameof(FigurePart.Denominator);
        if (question.ItselfOnly) query["own"] = "1";
        if (question.Type is { } type) query["type"] = type;
        if (!isNow) (query["from"], query["to"]) = (Text(question.From), Text(question.To));
        return QueryHelpers.AddQueryString("", query)[1..];
    }

    /// <summary>The same rows again, for links and forms of the list.</summary>
    public string Query() => Query(Question, Part, Figure.IsNow);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= First && day <= Last ? day : null;
}
