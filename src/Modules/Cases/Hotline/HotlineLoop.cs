using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Hotline;

/// <summary>What the loop of the hotline asks of steps that are taken with its requests (R-HOT-03). Nothing happens to requests that came in otherwise.</summary>
internal sealed class HotlineLoop(AppDbContext db, HotlineDesk desk, LegalClocks clocks)
{
    /// <summary>A call back to nobody counts only at another time than the one before.</summary>
    /// <exception cref="RefusedException">It is too soon.</exception>
    public async Task RefuseTooSoonAsync(WorkerRequest request, CallBackReport report, CancellationToken cancellationToken)
    {
        if (request.HotlineCallId is null || report.Reached) return;
        var hours = (await desk.RulesAsync(cancellationToken)).HoursBetweenTries;
        var last = request.CallBacks.Where(tried => !tried.Reached && tried.EnteredAt >= request.ResolvedAt).Select(tried => (DateTimeOffset?)tried.At).Max();
        if (last is { } at && report.At < at.AddHours(hours))
            throw new RefusedException(string.Format(HotlineText.TriedTooSoon, ChinaTime.Of(at).ToString("HH:mm", null), hours), "R-HOT-03", "At");
    }

    /// <summary>The caller was reached, or has been tried often enough.</summary>
    public async Task CalledBackAsync(WorkerRequest request, bool reached, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await CallOfAsync(request, cancellationToken) is { Stage: HotlineStage.InHand, CalledBackAt: null } call) call.CalledBack(reached, now);
    }

    /// <summary>The request is rated, or nobody rated: now the check is due.</summary>
    public async Task AwaitCheckAsync(HotlineCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if ((await clocks.OfAsync(call.Id, cancellationToken)).All(clock => !clock.IsUnfinished))
            await clocks.StartAsync(new(HotlineDesk.Check, HotlineDesk.Subject, call.Id, call.UnitPath, StartAt: since), cancellationToken);
    }

    /// <summary>The check is done.</summary>
    public Task MeetCheckAsync(HotlineCall call, CancellationToken cancellationToken) => clocks.MeetAsync(call.Id, cancellationToken, HotlineDesk.Check);

    /// <summary>There is nothing to check any more.</summary>
    public Task CancelCheckAsync(HotlineCall call, string reason, CancellationToken cancellationToken) => clocks.CancelAsync(call.Id, reason, cancellationToken, HotlineDesk.Check);

    private Task<HotlineCall?> CallOfAsync(WorkerRequest request, CancellationToken cancellationToken) =>
        request.HotlineCallId is { } id ? db.Set<HotlineCall>().SingleOrDefaultAsync(call => call.Id == id, cancellationToken) : Task.FromResult<HotlineCall?>(null);
}
