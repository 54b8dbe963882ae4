using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ShowDispute;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Cases.Features.TrackRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases;

/// <summary>What came of a step that has two ends.</summary>
internal sealed record Outcome(bool Done);

/// <summary>A filter of the inbox that somebody keeps.</summary>
internal sealed record FilterAnswer(Guid Id, string Name, string Query);

/// <summary>A period that runs.</summary>
internal sealed record ClockAnswer(Guid Id, string Code, ClockStatus Status, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateOnly DueDate, bool Provisional, string? LegalBasis)
{
    public static IReadOnlyList<ClockAnswer> Of(IEnumerable<Clock> clocks) => [.. clocks.Select(Of)];

    public static ClockAnswer Of(Clock one) => new(one.Id, one.Code, one.Status, one.StartedAt, one.DueAt, one.DueDate, one.Provisional, one.LegalBasis);
}

/// <summary>One claim.</summary>
internal sealed record ClaimAnswer(int Line, CaseType Type, string? SubType, Money Amount, DateOnly? From, DateOnly? To);

/// <summary>One unit's time with a request.</summary>
internal sealed record HandlingAnswer(int Order, string UnitPath, HandlingStart Start, Guid? OfficerId, DateTimeOffset Since, DateTimeOffset? AcceptedAt, DateTimeOffset? EndedAt, HandlingOutcome? Outcome);

/// <summary>A note or message.</summary>
internal sealed record NoteAnswer(string Text, bool ForWorker, bool ByWorker, string Author, DateTimeOffset At);

/// <summary>A request for staff: the applicant is named only to whom the page names them (R-PRI-13).</summary>
internal sealed record RequestAnswer(
    Guid Id, string Number, RequestState State, IntakeChannel Channel, Secrecy Secrecy, DateTimeOffset SubmittedAt, string UnitPath, string Facts, string? PlaceText, AffairStream? Stream, CaseType? Type,
    string? SubType, Urgency Urgency, PersonCard? Applicant, Guid? EnterpriseId, string? RespondentName, int ClaimantCount, bool IsCollective, Money Claimed, IReadOnlyList<ClaimAnswer> Claims,
    string HandlerPath, Guid? HandlerId, DateTimeOffset? DueAt, bool IsLate, ResultCode? Result, string? Outcome, int? Stars, bool? Solved, Guid? DisputeId, IReadOnlyList<HandlingAnswer> Handlings,
    IReadOnlyList<NoteAnswer> Notes, IReadOnlyList<ClockAnswer> Clocks, IReadOnlyList<WorkOrderAnswer> WorkOrders, IReadOnlyList<RelatedRequest> Related, IReadOnlyList<HistoryLine> History)
{
    public static RequestAnswer Of(RequestView view)
    {
        var one = view.Request;
        return new(
            one.Id, one.Number, one.State, one.Channel, one.Secrecy, one.SubmittedAt, one.UnitPath, one.Facts, one.PlaceText, one.Stream, one.Type, one.SubType, one.Urgency, view.Applicant, one.EnterpriseId,
            one.RespondentName, one.ClaimantCount, one.IsCollective, one.Claimed, [.. one.Claims.Select(claim => new ClaimAnswer(claim.Line, claim.Type, claim.SubType, claim.Amount, claim.From, claim.To))],
            one.HandlerPath, one.HandlerId, one.DueAt, one.IsLate, one.Result, one.Outcome, one.Stars, one.Solved, one.DisputeId,
            [.. one.Handlings.Select(part => new HandlingAnswer(part.Order, part.UnitPath, part.Start, part.OfficerId, part.Since, part.AcceptedAt, part.EndedAt, part.Outcome))],
            [.. one.Notes.Select(note => new NoteAnswer(note.Text, note.ForWorker, note.ByWorker, note.Author, note.At))], ClockAnswer.Of(view.Clocks),
            [.. view.Orders.Select(WorkOrderAnswer.Of)], view.Related, HistoryLine.Of(view.History.Items));
    }
}

/// <summary>A request for its applicant.</summary>
internal sealed record TrackedAnswer(
    Guid Id, string Number, RequestState State, DateTimeOffset SubmittedAt, string Facts, Guid UnitId, string UnitName, string? Phone, string? Officer, ClockAnswer? Clock, string? MissingPapers, ResultCode? Result,
    string? Outcome, bool MayWithdraw, IReadOnlyList<NoteAnswer> Messages)
{
    public static TrackedAnswer Of(TrackedRequest tracked)
    {
        var one = tracked.Request;
        return new(
            one.Id, one.Number, one.State, one.SubmittedAt, one.Facts, tracked.Unit.Id, tracked.Unit.Name, tracked.UnitPhone, tracked.Officer?.Name, tracked.Clock is { } clock ? ClockAnswer.Of(clock) : null,
            one.SupplementList, one.Result, one.Outcome, tracked.MayWithdraw, [.. tracked.Messages.Select(note => new NoteAnswer(note.Text, note.ForWorker, note.ByWorker, note.Author, note.At))]);
    }
}

/// <summary>A work order as both sides see it.</summary>
internal sealed record WorkOrderAnswer(
    Guid Id, string Number, string DepartmentPath, string UnitPath, DateTimeOffset SentAt, string Matter, DateOnly FeedbackDue, WorkOrderState State, string? Reference, string? Answer, bool? IsSolved,
    DateTimeOffset? AnsweredAt)
{
    public static WorkOrderAnswer Of(WorkOrder one) => new(
        one.Id, one.Number, one.DepartmentPath, one.UnitPath, one.SentAt, one.Matter, one.FeedbackDue, one.State, one.Reference, one.Answer, one.IsSolved, one.AnsweredAt);
}

/// <summary>One side's party; its phone and papers stay on the page.</summary>
internal sealed record PartyAnswer(int Number, PartySide Side, string Name, Guid? EnterpriseId, string? CreditCode, string? LegalRepresentative);

/// <summary>A meeting. What was said in it leaves the house in no export (R-EVD-02).</summary>
internal sealed record SessionAnswer(Guid Id, int Number, DateTimeOffset At, string Place, bool IsPublic, SessionState State, bool ApplicantCame, bool RespondentCame, bool RecordIsFrozen);

/// <summary>A promised payment.</summary>
internal sealed record InstalmentAnswer(int Number, DateOnly Due, Money Amount, Money Paid, InstalmentState State);

/// <summary>A dispute for staff.</summary>
internal sealed record DisputeAnswer(
    Guid Id, string Number, Guid RequestId, string UnitPath, MediationBody Body, CaseType Type, DisputeState State, bool IsCollective, DateTimeOffset AppliedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? EndedAt,
    Money Claimed, Money Agreed, Money Paid, IReadOnlyList<PartyAnswer> Parties, IReadOnlyList<Guid> MediatorIds, IReadOnlyList<SessionAnswer> Sessions, IReadOnlyList<InstalmentAnswer> Instalments,
    IReadOnlyList<ClockAnswer> Clocks, IReadOnlyList<HistoryLine> History)
{
    public static DisputeAnswer Of(DisputeView view)
    {
        var one = view.Dispute;
        return new(
            one.Id, one.Number, one.RequestId, one.UnitPath, one.Body, one.Type, one.State, one.IsCollective, one.AppliedAt, one.AcceptedAt, one.EndedAt, one.Claimed, one.Agreed, one.Paid,
            [.. one.Parties.Select(party => new PartyAnswer(party.Number, party.Side, party.Name, party.EnterpriseId, party.CreditCode, party.LegalRepresentative))],
            [.. one.ActiveMediators.Select(mediator => mediator.AccountId)],
            [.. one.Sessions.Select(meeting => new SessionAnswer(meeting.Id, meeting.Number, meeting.At, meeting.Place, meeting.IsPublic, meeting.State, meeting.ApplicantCame, meeting.RespondentCame, meeting.Record?.IsFrozen == true))],
            [.. one.Agreement?.Instalments.Select(part => new InstalmentAnswer(part.Number, part.Due, part.Amount, part.Paid, part.State)) ?? []],
            ClockAnswer.Of(view.Clocks), HistoryLine.Of(view.History));
    }
}
