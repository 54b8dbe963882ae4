using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Features.TrackRequest;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Intake;

/// <summary>What the front of the module needs besides its handlers.</summary>
internal static class IntakeServices
{
    /// <summary>What the applicant may download.</summary>
    public static void MapIntake(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/track/{requestId:guid}/files/{fileId:guid}", TrackedFileEndpoint.SendAsync).AllowAnonymous();

    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddScoped<IntakeDesk>()
        .AddParameters(typeof(IntakeServices).Assembly, KeywordTable.Resource)
        .AddSingleton<TriageWords>()
        .AddSingleton<Snapshot<TriageModelInUse>>()
        .AddScoped<RunningModel>()
        .AddScoped<TriageDesk>()
        .AddScoped<NewRequests>()
        .AddScoped<IntakeDrafts>()
        .AddScoped<EmployerSearch>()
        .AddScoped<ApplicantSearch>()
        .AddScoped<IntakeLookups>()
        .AddScoped<TrackGrants>()
        .AddScoped<TrackDoor>()
        .AddScoped<Responsible>()
        .AddSingleton<TrackAttempts>()
        .AddRecurringJob<SweepDrafts>(TimeSpan.FromHours(6));
}
