using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Testing;

/// <summary>
/// Carries messages as soon as they are written, before the answer of the request goes out, where the running product has a worker for it. What falls due by
/// the clock is carried by <see cref="TestApp.DeliverAsync"/>.
/// </summary>
internal sealed class Carrier : IStartupFilter
{
    private Task? _ring;

    /// <summary>Whether all stays where it is written.</summary>
    public bool Rests { get; set; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, following) =>
        {
            await following(http);
            await CarryAsync(http.RequestServices);
        });
        next(app);
    };

    public async Task CarryAsync(IServiceProvider services)
    {
        if (Rests || _ring is { IsCompleted: false }) return;
        _ring = services.GetRequiredService<DeliveryBell>().NextRing;
        await services.GetRequiredService<DeliveryPump<OutgoingMessage>>().RunAsync(CancellationToken.None);
    }
}
