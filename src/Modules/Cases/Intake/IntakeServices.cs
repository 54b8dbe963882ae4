using Microsoft.Extensions.DependencyInjection;

namespace Niangjia.Cases.Intake;

/// <summary>What the front of the module needs besides its handlers.</summary>
internal static class IntakeServices
{
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddScoped<IntakeDesk>()
        .AddScoped<TriageDesk>()
        .AddScoped<NewRequests>();
}
