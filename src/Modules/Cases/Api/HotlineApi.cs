using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Features.AnnounceCall;
using Niangjia.Cases.Features.AnswerCall;
using Niangjia.Cases.Features.CheckCall;
using Niangjia.Cases.Features.ExtendHotline;
using Niangjia.Cases.Features.FindCalls;
using Niangjia.Cases.Features.GuardApplicant;
using Niangjia.Cases.Features.HangUpCall;
using Niangjia.Cases.Features.KeepCall;
using Niangjia.Cases.Features.ShowCall;
using Niangjia.Cases.Features.ShowCaller;
using Niangjia.Cases.Features.ShowHotline;
using Niangjia.Cases.Features.TakeCall;
using Niangjia.Cases.Features.TakeDownCall;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Api;

namespace Niangjia.Cases;

/// <summary>What programs may do with calls to the hotline; a telephone system says that one rings.</summary>
internal static class HotlineApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<ShowHotlineHandler>("hotline", CasePermissions.AnswerCalls, "What rings and what is on the line");
        api.Query<ShowCallerHandler>("hotline/calls/{callId:guid}/caller", CasePermissions.AnswerCalls, "What is known of who calls, as far as I may see it");
        api.Query<FindCallsHandler>("hotline/calls", CasePermissions.CheckCalls, "Calls by view", (FoundCalls found) => found.Page);
        api.Query<ShowCallHandler>("hotline/calls/{callId:guid}", CasePermissions.CheckCalls, "One call", (CallView view) => CallAnswer.Of(view));
        api.Command<AnnounceCallCommand, AnnounceCallHandler>("hotline/calls", CasePermissions.AnswerCalls, "Say that the telephone rings");
        api.Command<TakeCallCommand, TakeCallHandler>("hotline/calls/{callId:guid}/acceptance", CasePermissions.AnswerCalls, "Take a call that rings");
        api.Command<KeepCallCommand, KeepCallHandler>("hotline/calls/{callId:guid}/notes", CasePermissions.AnswerCalls, "Keep what was typed so far", method: "PUT");
        api.Command<AnswerCallCommand, AnswerCallHandler>("hotline/calls/{callId:guid}/answer", CasePermissions.AnswerCalls, "Close a call with the answer that was given at once");
        api.Command<TakeDownCallCommand, TakeDownCallHandler>("hotline/calls/{callId:guid}/request", CasePermissions.AnswerCalls, "Make a request of a call; the receipt code is told once", (SubmittedRequest sent) => sent, secret: nameof(SubmittedRequest.ReceiptCode));
        api.Command<HangUpCallCommand, HangUpCallHandler>("hotline/calls/{callId:guid}/end", CasePermissions.AnswerCalls, "Say that nothing came of a call");
        api.Command<CheckCallCommand, CheckCallHandler>("hotline/calls/{callId:guid}/checks", CasePermissions.CheckCalls, "Check how a call was handled");
        api.Command<ExtendHotlineCommand, ExtendHotlineHandler>("requests/{requestId:guid}/class-extension", CasePermissions.Handle, "Extend the period of the hotline's class, once");
        api.Command<GuardApplicantCommand, GuardApplicantHandler>("requests/{requestId:guid}/guard", CasePermissions.Register, "Say whether the employer may learn who asks, and why", method: "PUT");
    }
}

/// <summary>A call for programs; the number stands in none of its answers.</summary>
internal sealed record CallAnswer(
    Guid Id, string Number, HotlineStage Stage, DateTimeOffset BeganAt, DateTimeOffset? TakenAt, DateTimeOffset? EndedAt, Guid? AgentId, HotlineCategory? Category, HotlineClass? Class,
    HotlineEnding? Ending, string? Words, string? Answer, bool IsAnonymous, Guid? RequestId, DateTimeOffset? CalledBackAt, DateTimeOffset? ClosedAt, IReadOnlyList<CallCheck> Checks,
    IReadOnlyList<ClockAnswer> Clocks)
{
    public static CallAnswer Of(CallView view)
    {
        var call = view.Call;
        return new(
            call.Id, call.Number, call.Stage, call.BeganAt, call.TakenAt, call.EndedAt, call.AgentId, call.Category, call.Class, call.Ending, call.Words, call.Answer, call.IsAnonymous,
            view.Request?.Id, call.CalledBackAt, call.ClosedAt, call.Checks, ClockAnswer.Of(view.Clocks));
    }
}
