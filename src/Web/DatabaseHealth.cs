using Microsoft.Extensions.Diagnostics.HealthChecks;
using Niangjia.Kernel.Data;

namespace Niangjia.Web;

/// <summary>Without its database the program serves nothing.</summary>
internal sealed class DatabaseHealth(AppDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
