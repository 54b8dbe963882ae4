using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Hotline;

/// <summary>What the loop of the hotline asks of steps that are taken with its requests (R-HOT-03). Nothing happens to requests that came in otherwise.</summary>
internal sealed class HotlineLoop(AppDbContext db, CurrentUser user, HotlineDesk desk, LegalClocks clocks)
{
    /// <summary>
    /// The hotline itself calls back, not whoever handled it; where the caller spoke in confidence, whoever watches over the hotline and may know who it was, since the agent may be away
    /// (R-PRI-13).
    /// </summary>
    public static bool MayCallBack(WorkerRequest request, CurrentUser user) =>
        (user.Can(CasePermissions.AnswerCalls) || (request.Secrecy == Secrecy.Confidential && user.Can(CasePermissions.CheckCalls))) && ShowRequestHandler.ShowsIdentity(request, user);

    /// <summary>Only the hotline calls back; and a call to nobody counts only at another time than the one before.</summary>
    /// <exception cref="RefusedException">The user is not of the hotline, or it is too soon.</exception>
    public async Task RefuseCallBackAsync(WorkerRequest request, CallBackReport report, CancellationToken cancellationToken)
    {
        if (request.HotlineCallId is null) return;
        if (!MayCallBack(request, user)) throw new RefusedException(HotlineText.CallBackByHotline, "R-HOT-03");
        if (report.Reached) return;
        var hours = (await desk.RulesAsync(cancellationToken)).HoursBetweenTries;
        var last = request.CallBacks.Where(tried => !tried.Reached && tried.EnteredAt >= request.ResolvedAt).Select(tried => (DateTimeOffset?)tried.At).Max();
        if (last is { } at && report.At < at.AddHours(hours))
            throw new RefusedException(string.Format(HotlineText.TriedTooSoon, ChinaTime.Of(at).ToString("HH:mm", null), hours), "R-HOT-03", "At");
    }

    /// <summary>The caller was reached, or has been tried often enough.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reached">Whether somebody was reached.</param>
    /// <param name="again">It is handled again: the next result is called back anew.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the step.</param>
    public async Task CalledBackAsync(WorkerRequest request, bool reached, bool again, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (request.HotlineCallId is not { } id || await db.Set<HotlineCall>().SingleOrDefaultAsync(found => found.Id == id, cancellationToken) is not { } call) return;
        await clocks.MeetAsync(call.Id, cancellationToken, RequestClocks.VisitBack);
        if (!again && call is { Stage: HotlineStage.InHand, CalledBackAt: null }) call.CalledBack(reached, now);
    }

    /// <summary>There is a result: the hotline calls back (R-TRI-08).</summary>
    public Task AwaitCallBackAsync(HotlineCall call, DateTimeOffset since, CancellationToken cancellationToken) => StartAsync(call, RequestClocks.VisitBack, since, cancellationToken);

    /// <summary>The request is rated, or nobody rated: nobody need be called back any more, and the check is due.</summary>
    public async Task AwaitCheckAsync(HotlineCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await clocks.CancelAsync(call.Id, HotlineText.AwaitsCheck, cancellationToken, RequestClocks.VisitBack);
        await StartAsync(call, HotlineDesk.Check, since, cancellationToken);
    }

    /// <summary>The request was opened again: what was due about the result it had is not due any more, and the next one is called back anew.</summary>
    public async Task BeginAgainAsync(HotlineCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var clock in await clocks.OfAsync(call.Id, cancellationToken))
            if (clock.IsUnfinished && clock.StartedAt <= since) clocks.Cancel(clock, CasesText.HandledAgain);
        if (call.CalledBackAt <= since) call.AwaitAnew();
    }

    /// <summary>The check is done.</summary>
    public Task MeetCheckAsync(HotlineCall call, CancellationToken cancellationToken) => clocks.MeetAsync(call.Id, cancellationToken, HotlineDesk.Check);

    /// <summary>There is nothing to call back and to check any more.</summary>
    public Task CancelAsync(HotlineCall call, string reason, CancellationToken cancellationToken) => clocks.CancelAsync(call.Id, reason, cancellationToken);

    private async Task StartAsync(HotlineCall call, string code, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if ((await clocks.OfAsync(call.Id, cancellationToken)).All(clock => clock.Code != code || !clock.IsUnfinished))
            await clocks.StartAsync(new(code, HotlineDesk.Subject, call.Id, call.UnitPath, StartAt: since), cancellationToken);
    }
}
