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
    Guid RequestId, MediationBody Body, bool OwnInitiative, bool IsComplex, DateOnly? AppliedOn, bool ApplicantMayBeNamed, string? RespondentName, string? RespondentAddress);

internal sealed class OpenMediationHandler(DisputeDesk desk, RequestDesk requests, RequestClocks requestClocks, MediationParties parties, AppDbContext db)
{
    public async Task<Guid> HandleAsync(OpenMediationCommand command, CancellationToken cancellationToken)
    {
        var request = await requests.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        // Mediation tells the employer who complains; somebody who asked for secrecy must agree to that first.
        if (request.Secrecy == Secrecy.Confidential && !command.ApplicantMayBeNamed)
            throw new RefusedException(MediationText.ConfidentialNeedsWord, "R-PRI-13", "ApplicantMayBeNamed");
        var (rank, list, now) = await parties.ForAsync(request, command.RespondentName, command.RespondentAddress, cancellationToken);
        var opening = new DisputeOpening(
            await desk.NextNumberAsync(request.HandlerPath, cancellationToken), request.HandlerPath, command.Body, command.OwnInitiative,
            AppliedAt(command.AppliedOn, now), command.IsComplex, list);
        var dispute = DisputeCase.Apply(request, opening, rank, desk.Actor, now, await requests.MediationLimitsAsync(cancellationToken));
        await desk.FileAsync(request, HandlingText.MediatedAnew, cancellationToken);
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

/// <summary>Who stands on which side of a request, and how high the unit ranks that handles it.</summary>
internal sealed class MediationParties(IPeopleDirectory people, IEnterpriseDirectory enterprises, IUnitDirectory units, TimeProvider time)
{
    public async Task<(HandlingRank Rank, IReadOnlyList<PartyContent> Parties, DateTimeOffset Now)> ForAsync(
        Domain.Requests.WorkerRequest request, string? respondentName, string? respondentAddress, CancellationToken cancellationToken)
    {
        var list = new List<PartyContent>();
        if (request.PersonId is { } id && await people.FindAsync(id, cancellationToken) is { } person) list.Add(new(PartySide.Applicant, person.Name, person.Id));
        if (request.EnterpriseId is { } firm && await enterprises.FindAsync(firm, cancellationToken) is { } enterprise)
            list.Add(new(PartySide.Respondent, enterprise.Name, null, enterprise.Id, enterprise.CreditCode, enterprise.LegalRepresentative, respondentAddress ?? enterprise.Address));
        else if ((string.IsNullOrWhiteSpace(respondentName) ? request.RespondentName : respondentName) is { Length: > 0 } name)
            list.Add(new(PartySide.Respondent, name, Address: respondentAddress));
        var unit = (await units.TreeAsync(cancellationToken)).ByPath(request.HandlerPath);
        return (new(unit?.Level), list, time.GetUtcNow());
    }
}
