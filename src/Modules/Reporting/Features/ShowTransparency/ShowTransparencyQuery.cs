using System.Collections.Concurrent;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;
using Niangjia.Reporting.Domain;
using Niangjia.Reporting.Live;

namespace Niangjia.Reporting.Features.ShowTransparency;

/// <summary>The reports made a short while ago: the page is for everybody and must not cost more the more read it.</summary>
internal sealed class PublicReports
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<int, PublicReport> _made = [];

    /// <summary>The report of a year, made anew when it has become old.</summary>
    public PublicReport Get(int year, int least, DateTimeOffset now, Func<PublicReport> make) =>
        _made.TryGetValue(year, out var report) && report.Least == least && now - report.AsOf >= TimeSpan.Zero && now - report.AsOf < Life ? report : _made[year] = make();
}

/// <summary>The report, the years there are, and from which denominator on a share needs no interval; no report while the figures are being counted.</summary>
internal sealed record TransparencyView(PublicReport? Report, IReadOnlyList<int> Years, int IntervalBelow);

internal sealed class ShowTransparencyHandler(FigureBook book, PublicReports reports, IUnitDirectory units, LegalParameters parameters, BoardNews news)
{
    public async Task<TransparencyView> HandleAsync(string? year, CancellationToken cancellationToken)
    {
        var below = await parameters.WholeAsync("reporting.intervalBelow", cancellationToken);
        if (news.AsOf is not { } now) return new(null, [], below);
        var today = ChinaTime.DateOf(now);
        // The last full month begins it: in January that is last year's.
        var newest = new DateOnly(today.Year, today.Month, 1).AddDays(-1).Year;
        int[] years = [newest, newest - 1];
        var asked = int.TryParse(year, out var known) && years.Contains(known) ? known : newest;
        var tree = await units.TreeAsync(cancellationToken);
        if (tree.All.Count == 0) return new(null, years, below);
        var least = await parameters.WholeAsync("reporting.smallCell", cancellationToken);
        return new(reports.Get(asked, least, now, () => PublicReport.Make(book, tree, asked, today, least, now)), years, below);
    }
}
