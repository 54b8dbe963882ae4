using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Parameters;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Data;

/// <summary>Removes notices after their time; what they told of stays in the journal for good.</summary>
internal sealed class TidyNoticesJob(AppDbContext db, LegalParameters parameters, TimeProvider clock) : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = (await parameters.PeriodAsync("notices.kept", cancellationToken)).Before(clock.GetUtcNow());
        await db.Set<StaffNotice>().Where(notice => notice.At < before).ExecuteDeleteAsync(cancellationToken);
    }
}
