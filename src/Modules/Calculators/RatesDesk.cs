using Niangjia.Calculators.Domain;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Calculators;

/// <summary>The rates of today.</summary>
internal sealed class RatesDesk(LegalParameters parameters, WorkCalendars calendars, TimeProvider time)
{
    public async Task<Rates> TodayAsync(CancellationToken cancellationToken) =>
        new(await parameters.CurrentAsync(cancellationToken), await calendars.CurrentAsync(cancellationToken), ChinaTime.Today(time));
}
