using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Features.EnterPartyDoor;
using Niangjia.Cases.Features.InviteParty;
using Niangjia.Cases.Features.OpenMediation;
using Niangjia.Cases.Papers;
using Niangjia.Cases.Reactions;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Mediation;

internal static class MediationServices
{
    public static IServiceCollection AddMediation(this IServiceCollection services) => services
        .AddScoped<DisputeDesk>()
        .AddScoped<MediationParties>()
        .AddScoped<RelationRegister>()
        .AddScoped<PartyMessages>()
        .AddScoped<MediatorChoices>()
        .AddScoped<PaymentProofs>()
        .AddScoped<PayeeAccounts>()
        .AddScoped<PoliceLine>()
        .AddScoped<WorkOrderPost>()
        .AddScoped<PartyDoors>()
        .AddScoped<CodeChecks>()
        .AddScoped<InvitationPost>()
        .AddScoped<WorkerDisputes>()
        .AddScoped<DisputeDocuments>()
        .AddScoped<EvidenceDocuments>()
        .AddScoped<IDocumentSource>(provider => provider.GetRequiredService<DisputeDocuments>())
        .AddScoped<IDocumentSource>(provider => provider.GetRequiredService<EvidenceDocuments>())
        .AddScoped<PartyPapers>()
        .AddRecurringJob<CheckInstalmentsJob>(TimeSpan.FromMinutes(15))
        .AddReaction<DisputeClosed, WhenDisputeEnded>()
        .AddReaction<DisputeReferred, WhenDisputeEnded>()
        .AddReaction<ClockFellOverdue, WhenMediationTimeRanOut>(WhenMediationTimeRanOut.Concerns)
        .AddReaction<MediationEndedInFailure, WhenMediationCameToNothing>()
        .AddReaction<MediationNotAccepted, WhenMediationCameToNothing>()
        .AddReaction<RequestWithdrawn, WhenRequestEndedUnderMediation>()
        .AddReaction<RequestMerged, WhenRequestEndedUnderMediation>()
        .AddReaction<InstalmentReminded, WhenInstalmentReminded>()
        .AddReaction<OtherDutiesReminded, WhenInstalmentReminded>()
        .AddReaction<OtherDutiesBreached, WhenInstalmentReminded>()
        .AddReaction<PaymentReported, WhenInstalmentReminded>()
        .AddReaction<InstalmentBreached, WhenPromiseIsMissed>()
        .AddReaction<OtherDutiesBreached, WhenPromiseIsMissed>()
        .AddReaction<BreachRemedied, WhenPromiseIsMissed>()
        .AddReaction<AgreementPerformed, WhenPromiseIsMissed>()
        .AddReaction<DisputeReferred, WhenPromiseIsMissed>()
        .AddReaction<MediationSessionScheduled, WhenMediationSessionScheduled>()
        .AddReaction<MediationAccepted, WhenPaperIsDue>()
        .AddReaction<MediatorAppointed, WhenPaperIsDue>()
        .AddReaction<MediationSessionScheduled, WhenPaperIsDue>()
        .AddReaction<MediationNotAccepted, WhenPaperIsDue>()
        .AddReaction<MediationEndedInFailure, WhenPaperIsDue>()
        .AddReaction<AgreementTookEffect, WhenPaperIsDue>()
        .AddReaction<MediationRecordFrozen, WhenPaperIsDue>()
        .AddReaction<EmployerPapersAsked, WhenPaperIsDue>();
}
