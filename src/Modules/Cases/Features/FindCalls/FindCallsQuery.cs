using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Figures;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.FindCalls;

/// <summary>One call of a list; its request stands there only for whoever may see it.</summary>
internal sealed record CallRow(
    Guid Id, string Number, DateTimeOffset BeganAt, HotlineStage Stage, HotlineCategory? Category, HotlineClass? Class, HotlineEnding? Ending, Guid? AgentId, Guid? RequestId)
{
    public string? Agent { get; init; }
    public string? Title { get; init; }
    public RequestState? State { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public bool IsLate { get; init; }
    public bool IsGuarded { get; init; }
}

/// <summary>A page of the list, what the other views hold, and how many rows stand behind a figure.</summary>
internal sealed record FoundCalls(PageOf<CallRow> Page, CallCounts Counts, int Rows);

/// <summary>Which calls.</summary>
internal sealed record CallFilter(CallTab Tab = CallTab.Open, HotlineCategory? Category = null, HotlineClass? Class = null, FigureRows? Figure = null);

/// <summary>The calls of the user's hotline by view, newest first.</summary>
internal sealed class FindCallsHandler(AppDbContext db, CurrentUser user, HotlineLists lists, CountedCalls facts, Registers registers)
{
    private const int PageSize = 30;

    public async Task<FoundCalls> HandleAsync(CallFilter filter, string? after, CancellationToken cancellationToken)
    {
        var calls = filter.Figure is { } figure ? facts.RowsOf(db, lists.Of(CallTab.All), figure.Question, figure.Part) : lists.Of(filter.Tab);
        if (filter.Category is { } category) calls = calls.Where(call => call.Category == category);
        if (filter.Class is { } level) calls = calls.Where(call => call.Class == level);
        var page = await calls.PageAsync(
            call => call.BeganAt, call => call.Id,
            call => new CallRow(call.Id, call.Number, call.BeganAt, call.Stage, call.Category, call.Class, call.Ending, call.AgentId, call.RequestId), after, PageSize, true, cancellationToken);
        return new(
            page with { Items = await NamedAsync(page.Items, cancellationToken) }, await lists.CountAsync(cancellationToken),
            filter.Figure is null ? 0 : await calls.CountToMostAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<CallRow>> NamedAsync(IReadOnlyList<CallRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.RequestId).OfType<Guid>().ToList();
        var seen = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(request => ids.Contains(request.Id))
            .Select(request => new { request.Id, request.Title, request.State, request.DueOrder, request.IsLate, request.NotToEmployer, request.Secrecy }).ToDictionaryAsync(request => request.Id, cancellationToken);
        // After the result the call-back and the check are due, which are the hotline's own.
        var calls = rows.Where(row => row.Stage == HotlineStage.InHand).Select(row => row.Id).ToList();
        var own = (await db.Set<Clock>().AsNoTracking().Where(clock => calls.Contains(clock.SubjectId) && (clock.Status == ClockStatus.Running || clock.Status == ClockStatus.Overdue))
            .Select(clock => new { clock.SubjectId, clock.DueAt }).ToListAsync(cancellationToken)).ToLookup(clock => clock.SubjectId, clock => clock.DueAt);
        var agents = await registers.OfficersAsync(rows.Select(row => row.AgentId), cancellationToken);
        return [.. rows.Select(row =>
        {
            var request = row.RequestId is { } id ? seen.GetValueOrDefault(id) : null;
            return row with
            {
                Agent = row.AgentId is { } agent ? agents.GetValueOrDefault(agent) : null,
                Title = request?.Title,
                State = request?.State,
                DueAt = own[row.Id].Any() ? own[row.Id].Min() : request is null || request.DueOrder == WorkerRequest.NeverDue ? null : request.DueOrder,
                IsLate = request?.IsLate == true,
                IsGuarded = request is not null && WorkerRequest.Guards(request.NotToEmployer, request.Secrecy),
            };
        })];
    }
}
