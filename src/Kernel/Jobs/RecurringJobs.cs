using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Quartz;

namespace Niangjia.Kernel.Jobs;

/// <summary>
/// Work that is done again and again in the background. It must be idempotent: after an outage it catches up, and two nodes
/// may start it at the same time.
/// </summary>
public interface IRecurringJob
{
    /// <summary>Does what is due now.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>One registered job.</summary>
/// <param name="Job">Implements <see cref="IRecurringJob"/>.</param>
/// <param name="Every">Time between two runs.</param>
public sealed record JobRegistration(Type Job, TimeSpan Every);

/// <summary>Registration and scheduling of jobs.</summary>
public static class RecurringJobs
{
    /// <summary>Adds a job that runs at start and then every so often.</summary>
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services, TimeSpan every) where TJob : class, IRecurringJob =>
        services.AddScoped<TJob>().AddSingleton(new JobRegistration(typeof(TJob), every));

    /// <summary>Lets Quartz run all jobs added so far, unless <c>Jobs:Enabled</c> is false.</summary>
    public static IServiceCollection ScheduleJobs(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.GetValue("Jobs:Enabled", true)) return services;
        var jobs = services.Where(service => service.ServiceType == typeof(JobRegistration))
            .Select(service => (JobRegistration)service.ImplementationInstance!).ToList();
        services.AddQuartz(quartz =>
        {
            foreach (var job in jobs)
            {
                var key = new JobKey(job.Job.Name);
                quartz.AddJob(typeof(QuartzJob<>).MakeGenericType(job.Job), configure => configure.WithIdentity(key));
                quartz.AddTrigger(trigger => trigger.ForJob(key).StartNow()
                    .WithSimpleSchedule(schedule => schedule.WithInterval(job.Every).RepeatForever()));
            }
        });
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}

[DisallowConcurrentExecution]
internal sealed class QuartzJob<TJob>(IServiceScopeFactory scopes) : IJob where TJob : class, IRecurringJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
        using var activity = Telemetry.Source.StartActivity($"job {typeof(TJob).Name}");
        var (began, done) = (Stopwatch.GetTimestamp(), false);
        try
        {
            await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(cancellationToken);
            done = true;
        }
        finally
        {
            if (!done) activity?.SetStatus(ActivityStatusCode.Error);
            Telemetry.JobRan(typeof(TJob).Name, Stopwatch.GetElapsedTime(began), done);
        }
    }
}
