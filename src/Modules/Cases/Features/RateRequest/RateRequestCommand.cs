using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.RateRequest;

/// <summary>The applicant says whether it helped; a poor or unsolved one is handled again (R §1.5).</summary>
internal sealed record RateRequestCommand(Guid RequestId, int? Stars, bool? Solved, string? Text);

internal sealed class RateRequestHandler(AppDbContext db, TrackDoor door, RequestDesk desk, RequestClocks clocks, TimeProvider time)
{
    /// <returns>Whether it is handled again.</returns>
    public async Task<bool> HandleAsync(RateRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await door.OpenAsync(command.RequestId, cancellationToken);
        var stars = command.Stars ?? throw new RefusedException(CasesText.StarsOneToFive, "R-§1.5", "Stars");
        var solved = command.Solved ?? throw new RefusedException(CasesText.SolvedNeeded, "R-§1.5", "Solved");
        var again = request.Rate(stars, solved, IntakeChecks.Text(command.Text, "RatingText", 1000), time.GetUtcNow(), await desk.RulesAsync(cancellationToken));
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.AutoClose, RequestClocks.VisitBack);
        await db.SaveChangesAsync(cancellationToken);
        return again;
    }
}
