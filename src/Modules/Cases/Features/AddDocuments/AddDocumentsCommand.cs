using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AddDocuments;

/// <summary>Staff add papers to a request: what the applicant brought to the window, or what came from elsewhere.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Files">Tokens of the files.</param>
/// <param name="Origin">Whose papers they are.</param>
/// <param name="TellsNothing">They do not show who a confidential applicant is.</param>
internal sealed record AddDocumentsCommand(Guid RequestId, IReadOnlyList<string> Files, PaperOrigin? Origin, bool TellsNothing = false);

internal sealed class AddDocumentsHandler(AppDbContext db, RequestDesk desk, RequestFiles files)
{
    public async Task HandleAsync(AddDocumentsCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.AtWindowAsync(command.RequestId, cancellationToken);
        if (RequestTransitions.Ended.Contains(request.State)) throw new RefusedException(CasesText.EndedNoFiles, "R-§1.5");
        if (command.Origin is not { } origin) throw new RefusedException(DeskText.OriginNeeded, "R-PRI-13", "Origin");
        if (command.Files.Count == 0) throw new RefusedException(CasesText.NoFilesChosen, null, "Files");
        var count = await files.AttachAsync(request, command.Files, origin, !command.TellsNothing, cancellationToken);
        if (origin == PaperOrigin.Applicant) request.EvidenceCame(count, false);
        else request.DocumentsCame(count);
        await db.SaveChangesAsync(cancellationToken);
    }
}
