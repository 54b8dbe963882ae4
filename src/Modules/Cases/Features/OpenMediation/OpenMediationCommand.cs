using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.OpenMediation;

/// <summary>Opens a mediation for a request that is being handled; the request follows the dispute from then on.</summary>
internal sealed record OpenMediationCommand(
    Guid RequestId, MediationBody Body, bool OwnInitiative, bool IsComplex, DateOnly? AppliedOn, bool ApplicantMayBeNamed, RespondentTold Respondent);

/// <summary>Whom the applicant names, where the register does not know it (R §1.3).</summary>
internal sealed record RespondentTold(string? Name = null, string? Address = null, string? CreditCode = null, string? LegalRepresentative = null);

internal sealed class OpenMediationHandler(DisputeDesk desk, RequestDesk requests, RequestClocks requestClocks, MediationParties parties, AppDbContext db)
{
    public async Task<Guid> HandleAsync(OpenMediationCommand command, CancellationToken cancellationToken)
    {
        var request = await requests.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        // Mediation tells the employer who complains; somebody who asked for secrecy must agree to that first.
        if (request.IsGuarded && !command.ApplicantMayBeNamed)
            throw new RefusedException(MediationText.ConfidentialNeedsWord, "R-PRI-13", "ApplicantMayBeNamed");
        var (rank, list, now) = await parties.ForAsync(request, command.Respondent, cancellationToken);
        var opening = new DisputeOpening(
            await desk.NextNumberAsync(request.HandlerPath, cancellationToken), request.HandlerPath, command.Body, command.OwnInitiative,
            AppliedAt(command.AppliedOn, now), command.IsComplex, list);
        var dispute = DisputeCase.Apply(request, opening, rank, desk.Actor, now, await requests.MediationLimitsAsync(cancellationToken));
        await desk.FileAsync(request, HandlingText.MediatedAnew, cancellationToken);
        if (request.NotToEmployer) request.Guard(false, MediationText.MayBeNamed);
        request.OpenCase(dispute.Id);
        db.Add(dispute);
        foreach (var party in dispute.Of(PartySide.Applicant)) db.Add(PartyDoor.Open(dispute, party.Number, now));
        await requestClocks.MeetAsync(request, cancellationToken, RequestClocks.Level, RequestClocks.Contact, RequestClocks.AcceptDispatch);
        // "Per clock table or 15 CD" (R §2.3): from now on the clocks of the mediation say when it must be done.
        await requestClocks.CancelAsync(request, RequestClocks.Resolve, MediationText.MediationClocksHold, cancellationToken);
        await desk.StartAsync(dispute, cancellationToken);
        await desk.SaveAsync(dispute, cancellationToken);
        return dispute.Id;
    }

    private static DateTimeOffset AppliedAt(DateOnly? on, DateTimeOffset now) => on is not { } day || day == ChinaTime.DateOf(now) ? now : ChinaTime.StartOfDay(day);
}
