using Niangjia.Contracts.Administration;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Administration.Features.ImportCalendar;

/// <summary>Loads a year's notice and counts the clocks again that rest on it (R-TIM-08).</summary>
internal sealed record ImportCalendarCommand(string Json, string FileName);

internal sealed class ImportCalendarHandler(CalendarImport import, CurrentUser user)
{
    public async Task<CalendarImported> HandleAsync(ImportCalendarCommand command, CancellationToken cancellationToken)
    {
        if (!user.Can(AdministrationPermissions.EditCalendar)) throw new ForbiddenException(AdministrationPermissions.EditCalendar);
        return await import.ImportAsync(command.Json, null, command.FileName, cancellationToken);
    }
}
