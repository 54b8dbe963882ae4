using Niangjia.Cases.Features.AnswerPayment;
using Niangjia.Cases.Features.AppointMediator;
using Niangjia.Cases.Features.ChangeParty;
using Niangjia.Cases.Features.CloseSession;
using Niangjia.Cases.Features.CompleteDuties;
using Niangjia.Cases.Features.DecideApplication;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Cases.Features.ExtendMediation;
using Niangjia.Cases.Features.FindDisputes;
using Niangjia.Cases.Features.IdentifyParty;
using Niangjia.Cases.Features.InviteParty;
using Niangjia.Cases.Features.KeepConfidence;
using Niangjia.Cases.Features.LeaveMediation;
using Niangjia.Cases.Features.NoteRisk;
using Niangjia.Cases.Features.ObjectToMediator;
using Niangjia.Cases.Features.RecordConsent;
using Niangjia.Cases.Features.RecuseMediator;
using Niangjia.Cases.Features.ReportPayment;
using Niangjia.Cases.Features.ReviewAgreement;
using Niangjia.Cases.Features.ScheduleSession;
using Niangjia.Cases.Features.ShowDispute;
using Niangjia.Cases.Features.SignAgreement;
using Niangjia.Cases.Features.SignRecord;
using Niangjia.Cases.Features.TakeLockInStep;
using Niangjia.Cases.Features.WriteRecord;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Api;

namespace Niangjia.Cases;

/// <summary>What programs may do with mediations. Parties act by the link on their phone, not here.</summary>
internal static class DisputesApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<FindDisputesHandler>("disputes", CasePermissions.See, "Disputes by tab");
        api.Query<ShowDisputeHandler>("disputes/{disputeId:guid}", CasePermissions.See, "One dispute, as far as I may see it", (DisputeView view) => DisputeAnswer.Of(view));
        api.Command<DecideApplicationCommand, DecideApplicationHandler>("disputes/{disputeId:guid}/decision", CasePermissions.DirectMediation, "Accept or refuse an application for mediation", method: "PUT");
        api.Command<AppointMediatorCommand, AppointMediatorHandler>("disputes/{disputeId:guid}/mediators", CasePermissions.DirectMediation, "Appoint a mediator");
        api.Command<RecuseMediatorCommand, RecuseMediatorHandler>("disputes/{disputeId:guid}/mediators/{mediatorId:guid}", CasePermissions.Mediate, "Step down as a mediator", method: "DELETE");
        api.Command<ObjectToMediatorCommand, ObjectToMediatorHandler>("disputes/{disputeId:guid}/mediators/{mediatorId:guid}/objection", CasePermissions.DirectMediation, "Record that a side objects to a mediator");
        api.Command<AnswerObjectionCommand, AnswerObjectionHandler>("disputes/{disputeId:guid}/mediators/{mediatorId:guid}/objection", CasePermissions.DirectMediation, "Answer an objection", method: "PUT");
        api.Command<RecordConsentCommand, RecordConsentHandler>("disputes/{disputeId:guid}/consents", CasePermissions.See, "Record whether a side wants mediation");
        api.Command<ChangePartyCommand, ChangePartyHandler>("disputes/{disputeId:guid}/parties", CasePermissions.See, "Add or change a party");
        api.Command<IdentifyPartyCommand, IdentifyPartyHandler>("disputes/{disputeId:guid}/parties/{partyNumber:int}/identity", CasePermissions.See, "Say who a party is and where papers reach it", method: "PUT");
        api.Command<InvitePartyCommand, InvitePartyHandler>("disputes/{disputeId:guid}/invitations", CasePermissions.See, "Send a side its own way into the mediation");
        api.Command<ScheduleSessionCommand, ScheduleSessionHandler>("disputes/{disputeId:guid}/sessions", CasePermissions.Mediate, "Set a meeting");
        api.Command<CloseSessionCommand, CloseSessionHandler>("disputes/{disputeId:guid}/sessions/{sessionId:guid}/outcome", CasePermissions.See, "Say whether a meeting was held and who came", method: "PUT");
        api.Command<WriteRecordCommand, WriteRecordHandler>("disputes/{disputeId:guid}/sessions/{sessionId:guid}/record", CasePermissions.Mediate, "Write the record of a meeting", method: "PUT");
        api.Command<SignRecordCommand, SignRecordHandler>("disputes/{disputeId:guid}/sessions/{sessionId:guid}/record/signatures", CasePermissions.Mediate, "Somebody present signs the record");
        api.Command<FreezeRecordCommand, FreezeRecordHandler>("disputes/{disputeId:guid}/sessions/{sessionId:guid}/record/freeze", CasePermissions.See, "Close the record");
        api.Command<KeepConfidenceCommand, KeepConfidenceHandler>("disputes/{disputeId:guid}/confidences", CasePermissions.Mediate, "Keep a caucus note or an offer, sealed");
        api.Command<ExtendMediationCommand, ExtendMediationHandler>("disputes/{disputeId:guid}/extensions", CasePermissions.Mediate, "Extend the mediation with both sides' consent");
        api.Command<DraftAgreementCommand, DraftAgreementHandler>("disputes/{disputeId:guid}/agreement", CasePermissions.Mediate, "Write the agreement and its instalments", method: "PUT");
        api.Command<ReopenTalksCommand, ReopenTalksHandler>("disputes/{disputeId:guid}/talks", CasePermissions.Mediate, "Go back from the agreement to the talks");
        api.Command<ReviewAgreementCommand, ReviewAgreementHandler>("disputes/{disputeId:guid}/agreement/review", CasePermissions.See, "A lawyer signs off clauses that touch a minimum", method: "PUT");
        api.Command<SignAgreementCommand, SignAgreementHandler>("disputes/{disputeId:guid}/agreement/signatures", CasePermissions.See, "Somebody signs the agreement on paper or on this device");
        api.Command<ReportPaymentCommand, ReportPaymentHandler>("disputes/{disputeId:guid}/instalments/{instalment:int}/payments", CasePermissions.See, "Enter a payment");
        api.Command<AnswerPaymentCommand, AnswerPaymentHandler>("disputes/{disputeId:guid}/instalments/{instalment:int}/payments/{payment:int}", CasePermissions.See, "Say whether reported money came", method: "PUT");
        api.Command<CompleteDutiesCommand, CompleteDutiesHandler>("disputes/{disputeId:guid}/other-duties/completion", CasePermissions.See, "Say that the other duties were done");
        api.Command<TakeLockInStepCommand, TakeLockInStepHandler>("disputes/{disputeId:guid}/lock-in-steps", CasePermissions.See, "Take a step towards confirmation by court or arbitration");
        api.Command<NoteRiskCommand, NoteRiskHandler>("disputes/{disputeId:guid}/risks", CasePermissions.See, "Note what a conflict may turn into");
        api.Command<EndMediationCommand, EndMediationHandler>("disputes/{disputeId:guid}/end", CasePermissions.See, "End a mediation without agreement");
        api.Command<LeaveMediationCommand, LeaveMediationHandler>("disputes/{disputeId:guid}/leaving", CasePermissions.See, "A side leaves for arbitration or court");
    }
}
