using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Clocks;

internal static class ClockServices
{
    public static IServiceCollection AddClocks(this IServiceCollection services) => services
        .AddScoped<LegalClocks>()
        .AddScoped<DueClocks>()
        .AddSingleton<ClockExplanation>()
        .AddRecurringJob<ClockSweep>(TimeSpan.FromMinutes(1));
}
