using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.SupplyPapers;

/// <summary>The applicant supplies what was asked for; the handler's clocks go on.</summary>
internal sealed record SupplyPapersCommand(Guid RequestId, string? Text, IReadOnlyList<string> Files);

internal sealed class SupplyPapersHandler(AppDbContext db, TrackDoor door, NewRequests files, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(SupplyPapersCommand command, CancellationToken cancellationToken)
    {
        var request = await door.OpenAsync(command.RequestId, cancellationToken);
        var text = IntakeChecks.Text(command.Text, "Text", 2000);
        if (text is null && command.Files.Count == 0) throw new RefusedException(CasesText.SupplyNothing, "R-§1.5", "Text");
        request.Supply();
        if (text is not null) request.Note(text, true, CasesText.TheApplicant, true, time.GetUtcNow());
        var count = await files.AttachAsync(request, command.Files, cancellationToken);
        if (count > 0) request.EvidenceCame(count, true);
        await clocks.ResumeAfterSupplementAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
