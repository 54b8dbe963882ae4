using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Cases.Mediation;

/// <summary>
/// Reminds of instalments and notes breaches (R-MED-09). What was told is stored with the instalment under the version of the dispute, so a
/// repeat, two nodes at once or an outage of weeks neither lose nor double anything.
/// </summary>
internal sealed partial class CheckInstalmentsJob(IServiceScopeFactory scopes, TimeProvider time, ILogger<CheckInstalmentsJob> log) : IRecurringJob
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = ChinaTime.Today(time);
        Guid? after = null;
        while (await DueAsync(today, after, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var id in due) await CheckAsync(id, today, cancellationToken);
            after = due[^1];
        }
    }

    private async Task<List<Guid>> DueAsync(DateOnly today, Guid? after, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var rows = scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<DisputeCase>().AsNoTracking().Where(dispute => dispute.NextCheckOn <= today);
        if (after is { } last) rows = rows.Where(dispute => dispute.Id > last);
        return await rows.OrderBy(dispute => dispute.Id).Take(Batch).Select(dispute => dispute.Id).ToListAsync(cancellationToken);
    }

    private async Task CheckAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = NewScope();
            var (db, desk) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider.GetRequiredService<DisputeDesk>());
            var dispute = await db.Set<DisputeCase>().FoundAsync(id, cancellationToken);
            if (dispute.CheckInstalments(today, await desk.RulesAsync(cancellationToken))) await desk.SaveAsync(dispute, cancellationToken);
        }
        catch (RefusedException)
        {
            // Changed by somebody else at this very moment: the next run looks again.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            CheckFailed(id, e); // One spoilt row must not keep the others waiting.
        }
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Checking the instalments of dispute {Id} failed")]
    private partial void CheckFailed(Guid id, Exception exception);
}
