using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Niangjia.Contracts.Reporting;
using Niangjia.Reporting.Domain;

namespace Niangjia.Reporting.Features.ShowTransparency;

/// <summary>The public figures for programs: the same cells, the same ones withheld. A withheld cell has null for its values.</summary>
internal static class TransparencyFiles
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All), WriteIndented = true };

    public static void MapTransparency(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(ReportingUrls.TransparencyJson, JsonAsync).AllowAnonymous();
        endpoints.MapGet(ReportingUrls.TransparencyCsv, CsvAsync).AllowAnonymous();
    }

    private static async Task<IResult> JsonAsync(HttpContext http, ShowTransparencyHandler handler)
    {
        var view = await handler.HandleAsync(http.Request.Query["year"], http.RequestAborted);
        if (view.Report is not { } report) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        Cached(http);
        return Results.Json(
            new
            {
                report.Year,
                District = report.District.Name,
                report.AsOf,
                FewestMattersBehindAFigure = report.Least,
                Figures = report.Figures.Select(figure => new
                {
                    figure.Figure.Key,
                    Name = figure.Figure.Name(),
                    Definition = figure.Figure.Definition(),
                    Unit = figure.Figure.Unit.ToString(),
                    Numerator = figure.Figure.Parts?.Above(),
                    Denominator = figure.Figure.Parts?.Below(),
                    Cells = Cells(report, figure).Select(cell => new { cell.Unit, cell.From, cell.To, cell.Value, cell.Numerator, cell.Denominator, cell.Low, cell.High, Withheld = cell.Value is null && cell.Denominator is null }),
                }),
            },
            Readable);
    }

    private static async Task<IResult> CsvAsync(HttpContext http, ShowTransparencyHandler handler)
    {
        var view = await handler.HandleAsync(http.Request.Query["year"], http.RequestAborted);
        if (view.Report is not { } report) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        Cached(http);
        // With the mark by which spreadsheets know UTF-8.
        var text = new StringBuilder("\uFEFFkey,name,unit,from,to,value,numerator,denominator,low95,high95,withheld\r\n");
        foreach (var figure in report.Figures)
            foreach (var cell in Cells(report, figure))
                text.AppendJoin(',', new[]
                {
                    figure.Figure.Key, Quoted(figure.Figure.Name()), Quoted(cell.Unit), cell.From, cell.To, Number(cell.Value), Number(cell.Numerator), Number(cell.Denominator), Number(cell.Low),
                    Number(cell.High), cell.Value is null && cell.Denominator is null ? "1" : "0",
                }).Append("\r\n");
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"transparency-{report.Year}.csv");
    }

    private static IEnumerable<PublicLine> Cells(PublicReport report, PublicFigure figure) =>
        from row in figure.Rows
        from line in report.Streets.Select((street, at) => (Name: street?.Name ?? ReportingText.DistrictItself, Cell: row.Parts[at])).Prepend((report.District.Name, row.District))
        select PublicLine.Of(figure.Figure, line.Item1, row.Period, line.Item2.Cell);

    private static void Cached(HttpContext http) => http.Response.Headers.CacheControl = "public, max-age=300";

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>One cell: a share as 0–1 with its 95 % interval, money in yuan.</summary>
    private sealed record PublicLine(string Unit, string From, string To, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Low, decimal? High)
    {
        public static PublicLine Of(Figure figure, string unit, BoardPeriod period, FigureCell? cell)
        {
            var line = new PublicLine(unit, $"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}", null, null, null, null, null);
            if (cell is null) return line;
            if (figure.Unit != FigureUnit.Share) return line with { Value = figure.Unit == FigureUnit.Money ? cell.Value / 100m : cell.Value };
            var bounds = Wilson.Of(cell.Value, cell.Of);
            return line with
            {
                Value = cell.Of == 0 ? null : Round((double)cell.Value / cell.Of),
                Numerator = cell.Value,
                Denominator = cell.Of,
                Low = bounds is { } low ? Round(low.Low) : null,
                High = bounds is { } high ? Round(high.High) : null,
            };
        }

        private static decimal Round(double share) => Math.Round((decimal)share, 4);
    }
}
