using Niangjia.Kernel.Calendars;

namespace Niangjia.Administration.Features.CountPeriod;

/// <summary>When a period ends, and why: day by day.</summary>
internal sealed record CountPeriodQuery(DateOnly Start, Period Period);

/// <summary>The end and the way to it.</summary>
internal sealed record CountedPeriod(DueDate Due, IReadOnlyList<CountedDay> Days);

internal sealed class CountPeriodHandler(WorkCalendars calendars)
{
    public async Task<CountedPeriod> HandleAsync(CountPeriodQuery query, CancellationToken cancellationToken)
    {
        var calendar = await calendars.CurrentAsync(cancellationToken);
        return new(calendar.Add(query.Start, query.Period), calendar.Explain(query.Start, query.Period));
    }
}
