using Niangjia.Cases.Desk;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.CorrectRequest;

/// <summary>Corrects what was taken down: claims, persons, employer, employment, groups, place. The facts stay as the applicant told them.</summary>
internal sealed record CorrectRequestCommand(Guid RequestId, TypedRequest Typed, string? Reason);

internal sealed class CorrectRequestHandler(AppDbContext db, RequestDesk desk, IntakeDesk intake, NewRequests requests)
{
    public async Task HandleAsync(CorrectRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        var typed = command.Typed with { Facts = request.Facts, Type = request.Type ?? request.SuggestedType };
        var content = IntakeChecks.Content(typed.ToContent());
        var (unitPath, enterprise) = await intake.PlaceAsync(typed.UnitId, content.EnterpriseId, cancellationToken);
        if (enterprise is not null) content = content with { RespondentName = enterprise.Name, RespondentIsEmployer = true };
        request.Correct(content, unitPath, IntakeChecks.Text(command.Reason, nameof(command.Reason), 1000));
        await requests.CorrectedAsync(request, content, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
