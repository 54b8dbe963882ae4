using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Cases.Features.AcceptRequest;
using Niangjia.Cases.Features.AddCoHandler;
using Niangjia.Cases.Features.AddDocuments;
using Niangjia.Cases.Features.AddEvidence;
using Niangjia.Cases.Features.AddNote;
using Niangjia.Cases.Features.AnswerWorkOrder;
using Niangjia.Cases.Features.AskEmployer;
using Niangjia.Cases.Features.AskSupplement;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.CallBackWorker;
using Niangjia.Cases.Features.CheckEvidence;
using Niangjia.Cases.Features.CorrectRequest;
using Niangjia.Cases.Features.DeclareRelation;
using Niangjia.Cases.Features.EndTask;
using Niangjia.Cases.Features.EscalateRequest;
using Niangjia.Cases.Features.ExplainDelay;
using Niangjia.Cases.Features.FindRequests;
using Niangjia.Cases.Features.FindUntriaged;
using Niangjia.Cases.Features.FindWorkOrders;
using Niangjia.Cases.Features.HandDownRequest;
using Niangjia.Cases.Features.LeaveMatter;
using Niangjia.Cases.Features.ListFilters;
using Niangjia.Cases.Features.ListMyRequests;
using Niangjia.Cases.Features.ListTasks;
using Niangjia.Cases.Features.MergeRequest;
using Niangjia.Cases.Features.NameCoHandler;
using Niangjia.Cases.Features.NameOfficer;
using Niangjia.Cases.Features.OpenMediation;
using Niangjia.Cases.Features.ProposeTriage;
using Niangjia.Cases.Features.RateRequest;
using Niangjia.Cases.Features.RecordContact;
using Niangjia.Cases.Features.RecordWithdrawal;
using Niangjia.Cases.Features.ReferRequest;
using Niangjia.Cases.Features.RejectRequest;
using Niangjia.Cases.Features.ReleaseCoHandler;
using Niangjia.Cases.Features.RemoveFilter;
using Niangjia.Cases.Features.ResolveRequest;
using Niangjia.Cases.Features.ReturnRequest;
using Niangjia.Cases.Features.SaveFilter;
using Niangjia.Cases.Features.SendMessage;
using Niangjia.Cases.Features.ShowMatter;
using Niangjia.Cases.Features.ShowRelations;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Cases.Features.ShowTriageAccuracy;
using Niangjia.Cases.Features.ShowWorkOrder;
using Niangjia.Cases.Features.SplitRequest;
using Niangjia.Cases.Features.SupplyPapers;
using Niangjia.Cases.Features.SwitchTriageModel;
using Niangjia.Cases.Features.TakeInPapers;
using Niangjia.Cases.Features.TakeInRequest;
using Niangjia.Cases.Features.TakeNextRequest;
using Niangjia.Cases.Features.TeachTriage;
using Niangjia.Cases.Features.TrackRequest;
using Niangjia.Cases.Features.TriageRequest;
using Niangjia.Cases.Features.WithdrawRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Api;

namespace Niangjia.Cases;

/// <summary>What programs may do with requests, work orders and one's own requests; disputes stand in <see cref="DisputesApi"/>.</summary>
internal static class CasesApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<FindRequestsHandler>("requests", CasePermissions.See, "The inbox: requests by tab and filter", (FoundRequests found) => found.Page);
        api.Query<FindUntriagedHandler>("requests/untriaged", CasePermissions.Triage, "Requests that wait for somebody to confirm what they are");
        api.Query<ShowTriageAccuracyHandler>("requests/triage-accuracy", CasePermissions.Triage, "How often the proposal was right");
        api.Query<ShowTriageModelHandler>("triage/model", CasePermissions.TeachTriage, "The model behind the proposals and its lessons");
        api.Command<ProposeTriageCommand, ProposeTriageHandler>("triage/proposals", CasePermissions.Triage, "What would be proposed for texts; nothing is kept", (IReadOnlyList<ProposedTriage> found) => found);
        api.Command<TeachTriageCommand, TeachTriageHandler>("triage/lessons", CasePermissions.TeachTriage, "Learn a new model, compare it, and use it when it is better", (TriageLesson made) => LessonRow.Of(made));
        api.Command<SwitchTriageModelCommand, SwitchTriageModelHandler>("triage/model", CasePermissions.TeachTriage, "Use another model, with a reason", method: "PUT");
        api.Query<FindMattersHandler>("matters", CasePermissions.Triage, "What several people report");
        api.Query<ShowMatterHandler>("matters/{matterId:guid}", CasePermissions.Triage, "One such matter with its requests");
        api.Command<LeaveMatterCommand, LeaveMatterHandler>("matters/{matterId:guid}/requests/{requestId:guid}", CasePermissions.Triage, "Say that a request is about another matter", method: "DELETE");
        api.Query<ShowRequestHandler>("requests/{requestId:guid}", CasePermissions.See, "One request, as far as I may see it", (RequestView view) => RequestAnswer.Of(view));
        api.Query<ListTasksHandler>("requests/{requestId:guid}/tasks", CasePermissions.See, "Tasks beside the handling");
        api.File("GET", "requests/{requestId:guid}/files/{fileId:guid}", CasePermissions.See, "A file of a request", RequestFileEndpoint.SendAsync);
        api.Query<ListMyRequestsHandler>("my/requests", null, "My own requests");
        api.Query<TrackRequestHandler>("my/requests/{requestId:guid}", null, "One of my own requests", (TrackedRequest tracked) => TrackedAnswer.Of(tracked));
        api.Query<FindWorkOrdersHandler>("work-orders", CasePermissions.AnswerWorkOrders, "Work orders of my department", (WorkOrder order) => WorkOrderAnswer.Of(order));
        api.Query<ShowWorkOrderHandler>("work-orders/{workOrderId:guid}", CasePermissions.AnswerWorkOrders, "One work order", (WorkOrder order) => WorkOrderAnswer.Of(order));
        api.Query<ListFiltersHandler>("filters", CasePermissions.See, "My filters of the inbox", (SavedFilter filter) => new FilterAnswer(filter.Id, filter.Name, filter.Query));
        api.Query<ShowRelationsHandler>("relations", CasePermissions.See, "Relations that officers have declared");
        MapSteps(api);
        DoorsApi.Map(api);
        DisputesApi.Map(api);
        HotlineApi.Map(api);
    }

    private static void MapSteps(ApiRoutes api)
    {
        api.Command<TakeInRequestCommand, TakeInRequestHandler>("requests", null, "Take a request in: a worker for herself, staff for somebody; the receipt code is told once", (SubmittedRequest sent) => sent, secret: nameof(SubmittedRequest.ReceiptCode));
        api.Command<CorrectRequestCommand, CorrectRequestHandler>("requests/{requestId:guid}/content", CasePermissions.Handle, "Correct what was taken down, with a reason", method: "PUT");
        api.Command<TriageRequestCommand, TriageRequestHandler>("requests/{requestId:guid}/triage", CasePermissions.Triage, "Confirm stream, type and urgency", method: "PUT");
        api.Command<SplitRequestCommand, SplitRequestHandler>("requests/{requestId:guid}/parts", CasePermissions.Triage, "Split a request into parts", (IReadOnlyList<Guid> parts) => parts.Select(id => new MadeThing(id)).ToList());
        api.Command<MergeRequestCommand, MergeRequestHandler>("requests/{requestId:guid}/merge", CasePermissions.Triage, "Merge a request into another one");
        api.Command<RejectRequestCommand, RejectRequestHandler>("requests/{requestId:guid}/rejection", CasePermissions.Triage, "Say that a request is not for us, and where to go");
        api.Command<AssignRequestCommand, AssignRequestHandler>("requests/{requestId:guid}/assignment", CasePermissions.Dispatch, "Make a unit responsible");
        api.Command<NameOfficerCommand, NameOfficerHandler>("requests/{requestId:guid}/officer", CasePermissions.Dispatch, "Name the officer in charge", method: "PUT");
        api.Command<TakeNextRequestCommand, TakeNextRequestHandler>("requests/acceptances", CasePermissions.Handle, "Accept the most urgent request that one's units have and nobody is in charge of; none when nothing is left");
        api.Command<AcceptRequestCommand, AcceptRequestHandler>("requests/{requestId:guid}/acceptance", CasePermissions.Handle, "Accept a request for handling");
        api.Command<ReturnRequestCommand, ReturnRequestHandler>("requests/{requestId:guid}/return", CasePermissions.Handle, "Return a request that is not ours");
        api.Command<AskSupplementCommand, AskSupplementHandler>("requests/{requestId:guid}/supplements", CasePermissions.Handle, "Ask the applicant for what is missing, once and all of it");
        api.Command<TakeInPapersCommand, TakeInPapersHandler>("requests/{requestId:guid}/papers", CasePermissions.Register, "Take in papers that were asked for");
        api.Command<AddDocumentsCommand, AddDocumentsHandler>("requests/{requestId:guid}/documents", CasePermissions.Register, "Add documents to a request");
        api.Command<CheckEvidenceCommand, CheckEvidenceHandler>("requests/{requestId:guid}/evidence", CasePermissions.Register, "Mark which papers are there", method: "PUT");
        api.Command<AskEmployerCommand, AskEmployerHandler>("requests/{requestId:guid}/employer-requests", CasePermissions.Handle, "Write down what the employer shall hand in");
        api.Command<EscalateRequestCommand, EscalateRequestHandler>("requests/{requestId:guid}/escalation", CasePermissions.Handle, "Move a request up, with its ground");
        api.Command<HandDownRequestCommand, HandDownRequestHandler>("requests/{requestId:guid}/handing-down", CasePermissions.Dispatch, "Hand a request down");
        api.Command<ReferRequestCommand, ReferRequestHandler>("requests/{requestId:guid}/work-orders", CasePermissions.Handle, "Send a work order to a partner department");
        api.Command<AddCoHandlerCommand, AddCoHandlerHandler>("requests/{requestId:guid}/co-handlers", CasePermissions.Handle, "Ask another unit to help");
        api.Command<NameCoHandlerCommand, NameCoHandlerHandler>("requests/{requestId:guid}/co-handlers/{order:int}", CasePermissions.Handle, "Name who helps there", method: "PUT");
        api.Command<ReleaseCoHandlerCommand, ReleaseCoHandlerHandler>("requests/{requestId:guid}/co-handlers/{order:int}", CasePermissions.Handle, "Let a helping unit go", method: "DELETE");
        api.Command<EndTaskCommand, EndTaskHandler>("requests/{requestId:guid}/tasks/{taskId:guid}/end", CasePermissions.Handle, "End a task beside the handling");
        api.Command<AddNoteCommand, AddNoteHandler>("requests/{requestId:guid}/notes", CasePermissions.Handle, "Write a note, for colleagues or for the worker");
        api.Command<RecordContactCommand, RecordContactHandler>("requests/{requestId:guid}/contacts", CasePermissions.Handle, "Record that the applicant was called, or not reached");
        api.Command<RecordWithdrawalCommand, RecordWithdrawalHandler>("requests/{requestId:guid}/spoken-withdrawal", CasePermissions.Register, "Record that the applicant takes the request back by word of mouth");
        api.Command<ExplainDelayCommand, ExplainDelayHandler>("requests/{requestId:guid}/delay-reasons", CasePermissions.Handle, "Say why something was late");
        api.Command<ResolveRequestCommand, ResolveRequestHandler>("requests/{requestId:guid}/result", CasePermissions.Handle, "Say how it ended");
        api.Command<CallBackWorkerCommand, CallBackWorkerHandler>("requests/{requestId:guid}/call-backs", CasePermissions.CallBack, "Record a call back after the result", (bool done) => new Outcome(done));
        api.Command<SupplyPapersCommand, SupplyPapersHandler>("my/requests/{requestId:guid}/papers", null, "Send what was asked for, as the applicant");
        api.Command<AddEvidenceCommand, AddEvidenceHandler>("my/requests/{requestId:guid}/evidence", null, "Add evidence to my request");
        api.Command<SendMessageCommand, SendMessageHandler>("my/requests/{requestId:guid}/messages", null, "Write to who handles my request");
        api.Command<RateRequestCommand, RateRequestHandler>("my/requests/{requestId:guid}/rating", null, "Say whether it was solved, and how many stars", (bool reopened) => new Outcome(reopened));
        api.Command<WithdrawRequestCommand, WithdrawRequestHandler>("my/requests/{requestId:guid}/withdrawal", null, "Take my request back");
        api.Command<OpenMediationCommand, OpenMediationHandler>("requests/{requestId:guid}/mediation", CasePermissions.Handle, "Open a mediation for a request");
        api.Command<AnswerWorkOrderCommand, AnswerWorkOrderHandler>("work-orders/{workOrderId:guid}/answers", CasePermissions.AnswerWorkOrders, "Accept, reject or report on a work order");
        api.Command<SaveFilterCommand, SaveFilterHandler>("filters", CasePermissions.See, "Keep a filter of the inbox");
        api.Command<RemoveFilterCommand, RemoveFilterHandler>("filters/{filterId:guid}", CasePermissions.See, "Forget a filter", method: "DELETE");
        api.Command<DeclareRelationCommand, DeclareRelationHandler>("relations", CasePermissions.See, "Declare a relation to a person or an enterprise");
        api.Command<EndRelationCommand, EndRelationHandler>("relations/{relationId:guid}", CasePermissions.See, "Say that a declared relation has ended", method: "DELETE");
    }
}
