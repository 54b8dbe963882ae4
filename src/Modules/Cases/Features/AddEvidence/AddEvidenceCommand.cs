using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Intake;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AddEvidence;

/// <summary>The applicant adds files while the matter is open.</summary>
internal sealed record AddEvidenceCommand(Guid RequestId, IReadOnlyList<string> Files);

internal sealed class AddEvidenceHandler(AppDbContext db, TrackDoor door, NewRequests files)
{
    public async Task HandleAsync(AddEvidenceCommand command, CancellationToken cancellationToken)
    {
        var request = await door.OpenAsync(command.RequestId, cancellationToken);
        if (RequestTransitions.Ended.Contains(request.State)) throw new RefusedException(CasesText.EndedNoFiles, "R-§1.5");
        if (command.Files.Count == 0) throw new RefusedException(CasesText.NoFilesChosen, null, "Files");
        request.EvidenceCame(await files.AttachAsync(request, command.Files, cancellationToken), true);
        await db.SaveChangesAsync(cancellationToken);
    }
}
