using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.TakeInPapers;

/// <summary>Papers that were asked for came to the window: taken down by staff, and the handling goes on (R §1.5).</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Came">Which lines of the list came.</param>
/// <param name="Text">What else there is to say.</param>
/// <param name="Files">Tokens of photographed papers.</param>
internal sealed record TakeInPapersCommand(Guid RequestId, IReadOnlyList<string> Came, string? Text, IReadOnlyList<string> Files);

internal sealed class TakeInPapersHandler(AppDbContext db, RequestDesk desk, RequestFiles files, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(TakeInPapersCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.AtWindowAsync(command.RequestId, cancellationToken);
        var text = IntakeChecks.Text(command.Text, "Text", 1000);
        string[] came = [.. Asked(request).Where(command.Came.Contains)];
        if (came.Length == 0 && text is null && command.Files.Count == 0) throw new RefusedException(DeskText.NothingCame, "R-§1.5", "Came");
        var now = time.GetUtcNow();
        request.Supply();
        request.Note(string.Join('\n', new[] { came.Length == 0 ? null : string.Format(DeskText.PapersCame, string.Join(DeskText.ListComma, came)), text }.OfType<string>()), true, desk.ActorName, false, now);
        var count = await files.AttachAsync(request, command.Files, PaperOrigin.Applicant, true, cancellationToken);
        if (count > 0) request.EvidenceCame(count, false);
        var items = EvidenceLists.Of(request, EvidenceSide.Worker).Where(item => came.Contains(item.Chinese) || came.Contains(item.English));
        request.CheckEvidence(items.Select(item => (EvidenceSide.Worker, item.Chinese, EvidenceState.Received)), desk.ActorName, now);
        await clocks.ResumeAfterSupplementAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What was asked for, line by line.</summary>
    internal static IReadOnlyList<string> Asked(WorkerRequest request) =>
        (request.SupplementList ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
