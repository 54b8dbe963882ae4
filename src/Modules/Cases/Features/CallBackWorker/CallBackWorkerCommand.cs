using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.CallBackWorker;

/// <summary>Somebody called the applicant back after the result (回访, R §1.5, R-TRI-08): what they said, or that nobody was reached.</summary>
internal sealed record CallBackWorkerCommand(
    Guid RequestId, DateTimeOffset? At, ContactWay? Way, bool? Reached, string? Who = null, int? Stars = null, bool? Solved = null, string? Words = null);

internal sealed class CallBackWorkerHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, HotlineLoop hotline, TimeProvider time)
{
    /// <returns>Whether it is handled again.</returns>
    public async Task<bool> HandleAsync(CallBackWorkerCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.CallBack, cancellationToken);
        if (!desk.KnowsApplicant(request)) throw new RefusedException(DeskText.NotYoursToCall, "R-PRI-13");
        var report = new CallBackReport(
            command.At ?? throw new RefusedException(DeskText.WhenNeeded, "R-TRI-08", nameof(command.At)),
            command.Way ?? throw new RefusedException(DeskText.WayNeeded, "R-TRI-08", nameof(command.Way)),
            command.Reached ?? throw new RefusedException(DeskText.ReachedNeeded, "R-TRI-08", nameof(command.Reached)),
            IntakeChecks.Text(command.Who, nameof(command.Who), 50), command.Stars, command.Solved, IntakeChecks.Text(command.Words, nameof(command.Words), 1000));
        await hotline.RefuseCallBackAsync(request, report, cancellationToken);
        var now = time.GetUtcNow();
        var again = request.CallBack(report, desk.Actor, desk.ActorName, now, await desk.RulesAsync(cancellationToken));
        var enough = report.Reached || request.CallBackTries >= await desk.MostCallBackTriesAsync(cancellationToken);
        if (report.Reached) await clocks.MeetAsync(request, cancellationToken, RequestClocks.AutoClose, RequestClocks.VisitBack);
        // Who tried often enough has done what could be done; the time in which the applicant may still rate runs on.
        else if (enough) await clocks.MeetAsync(request, cancellationToken, RequestClocks.VisitBack);
        if (enough) await hotline.CalledBackAsync(request, report.Reached, again, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return again;
    }
}
