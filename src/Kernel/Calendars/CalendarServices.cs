using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Calendars;

internal static class CalendarServices
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<WorkCalendars>()
        .AddScoped<CalendarImport>()
        .AddScoped<ISchemaPart, CalendarSeeding>();
}
