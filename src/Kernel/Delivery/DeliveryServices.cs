using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Delivery;

/// <summary>Rung when a parcel was written and committed.</summary>
public sealed class DeliveryBell : Bell;

/// <summary>Registration of what leaves the house.</summary>
public static class DeliveryServices
{
    /// <summary>Adds a kind of parcel and who carries it.</summary>
    public static IServiceCollection AddDelivery<TParcel, TCourier>(this IServiceCollection services) where TParcel : Parcel where TCourier : class, ICourier<TParcel> => services
        .AddScoped<ICourier<TParcel>, TCourier>()
        .AddSingleton<DeliveryPump<TParcel>>()
        .AddSingleton<IDeliveryPump>(provider => provider.GetRequiredService<DeliveryPump<TParcel>>())
        .AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<DeliveryWorker>(provider, provider.GetRequiredService<DeliveryPump<TParcel>>()));

    internal static IServiceCollection AddDeliveries(this IServiceCollection services) => services.AddSingleton<DeliveryBell>().AddSingleton<RingAfterCommit>();
}

/// <summary>A parcel that is written within a longer transaction is there for others when that is committed, and not before.</summary>
internal sealed class RingAfterCommit : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as AppDbContext)?.RingForParcels();
        return Task.CompletedTask;
    }
}

/// <summary>Keeps one pump going while the program runs: at once after a commit of this process, and every few seconds for those of others and for tries that fall due.</summary>
internal sealed partial class DeliveryWorker(IDeliveryPump pump, DeliveryBell bell, IConfiguration configuration, ILogger<DeliveryWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("Jobs:Enabled", true)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ring = bell.NextRing;
                await pump.RunAsync(stoppingToken);
                await Bell.WaitAsync(ring, Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; nothing that was written to be sent is lost.
                Stopped(e);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivering failed")]
    private partial void Stopped(Exception exception);
}
