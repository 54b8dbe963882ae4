using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Reactions;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Notifying;

/// <summary>
/// Who is told what. Notices and messages are reactions of their own: a gateway that is down keeps neither a notice nor a step of the work from
/// happening.
/// </summary>
internal static class NotifyingServices
{
    public static IServiceCollection AddNotifying(this IServiceCollection services) => services
        .AddScoped<Recipients>()
        .AddScoped<CaseNotices>()
        .AddScoped<ClockNotices>()
        .AddScoped<ApplicantMessages>()
        .AddScoped<PartyNews>()
        .AddReaction<ClockReminderDue, WhenReminderIsDue>(WhenReminderIsDue.IsForStaff)
        .AddReaction<ClockMoved, WhenClockMoved>()
        .AddReaction<RequestFellLate, WhenRequestFellLate>()
        .AddReaction<ClockFellOverdue, WhenOtherClockFellOverdue>(WhenOtherClockFellOverdue.Concerns)
        .AddReaction<RequestAssigned, WhenRequestChangesHands>()
        .AddReaction<RequestHandedDown, WhenRequestChangesHands>()
        .AddReaction<RequestEscalated, WhenRequestChangesHands>()
        .AddReaction<RequestReturned, WhenRequestChangesHands>()
        .AddReaction<CoHandlerAdded, WhenRequestChangesHands>()
        .AddReaction<CoHandlerNamed, WhenRequestChangesHands>()
        .AddReaction<CoHandlerReleased, WhenRequestChangesHands>()
        .AddReaction<RequestAccepted, WhenRequestChangesHands>()
        .AddReaction<RequestTaskAdded, WhenTaskWaits>()
        .AddReaction<RequestTaskFellLate, WhenTaskWaits>()
        .AddReaction<RequestTaskEnded, WhenTaskWaits>()
        .AddReaction<WorkOrderSent, WhenWorkOrderMoves>()
        .AddReaction<WorkOrderAccepted, WhenWorkOrderMoves>()
        .AddReaction<WorkOrderRejected, WhenWorkOrderMoves>()
        .AddReaction<WorkOrderAnswered, WhenWorkOrderMoves>()
        .AddReaction<RequestNoteAdded, WhenApplicantActs>(happened => happened.ByWorker)
        .AddReaction<EvidenceAdded, WhenApplicantActs>(happened => happened.ByWorker)
        .AddReaction<SupplementGiven, WhenApplicantActs>()
        .AddReaction<RequestWithdrawn, WhenApplicantActs>()
        .AddReaction<RequestRated, WhenApplicantActs>()
        .AddReaction<RequestReopened, WhenApplicantActs>()
        .AddReaction<RequestClosed, WhenRequestIsOver>()
        .AddReaction<RequestWithdrawn, WhenRequestIsOver>()
        .AddReaction<RequestRejected, WhenRequestIsOver>()
        .AddReaction<RequestMerged, WhenRequestIsOver>()
        .AddReaction<MediatorAppointed, WhenMediationMoves>()
        .AddReaction<MediationSessionScheduled, WhenMediationMoves>()
        .AddReaction<InstalmentReminded, WhenMediationMoves>()
        .AddReaction<PaymentReported, WhenMediationMoves>()
        .AddReaction<PaymentRejected, WhenMediationMoves>()
        .AddReaction<InstalmentBreached, WhenMediationMoves>()
        .AddReaction<OtherDutiesBreached, WhenMediationMoves>()
        .AddReaction<DisputeClosed, WhenMediationMoves>()
        .AddReaction<MediatorRecused, WhenBenchIsInDoubt>()
        .AddReaction<MediatorObjectedTo, WhenBenchIsInDoubt>()
        .AddReaction<RelationDeclared, WhenBenchIsInDoubt>()
        .AddReaction<MediationConsentRecorded, WhenBenchIsInDoubt>(happened => !happened.Consents)
        .AddReaction<MediationAccepted, WhenPartiesShouldKnow>()
        .AddReaction<MediationNotAccepted, WhenPartiesShouldKnow>()
        .AddReaction<MediationEndedInFailure, WhenPartiesShouldKnow>()
        .AddReaction<AgreementTookEffect, WhenPartiesShouldKnow>()
        .AddReaction<RequestRegistered, WhenApplicantShouldKnow>()
        .AddReaction<SupplementAsked, WhenApplicantShouldKnow>()
        .AddReaction<ClockReminderDue, WhenApplicantShouldKnow>(happened => happened.Code == RequestClocks.Supplement)
        .AddReaction<RequestAccepted, WhenApplicantShouldKnow>()
        .AddReaction<RequestEscalated, WhenApplicantShouldKnow>()
        .AddReaction<RequestResolved, WhenApplicantShouldKnow>()
        .AddReaction<RequestRejected, WhenApplicantShouldKnow>()
        .AddReaction<RequestClosed, WhenApplicantShouldKnow>();
}
