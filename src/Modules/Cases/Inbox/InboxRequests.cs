using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Figures;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Inbox;

/// <summary>How many requests each tab holds, as <see cref="Counting"/> counts.</summary>
internal sealed record InboxCounts(int Mine, int Tasks, int Today, int Late, int Below, int ToCallBack, int ToExplain)
{
    public int? Of(InboxTab tab) => tab switch
    {
        InboxTab.Mine => Mine,
        InboxTab.Tasks => Tasks,
        InboxTab.Today => Today,
        InboxTab.Late => Late,
        InboxTab.Below => Below,
        InboxTab.ToCallBack => ToCallBack,
        InboxTab.ToExplain => ToExplain,
        _ => null,
    };
}

/// <summary>The requests in the inbox of the user: what a tab holds, narrowed by a filter. The page, its counts, the badge and the export ask the same.</summary>
internal sealed class InboxRequests(AppDbContext db, CurrentUser user, OwnWork own, RequestWords words, CountedRequests facts, TimeProvider time)
{
    /// <summary>What the filter shows.</summary>
    public async Task<IQueryable<WorkerRequest>> FilteredAsync(RequestFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Figure is { } figure) return facts.RowsOf(db, Seen, figure.Question, figure.Part);
        var today = EndOfToday;
        var isOpen = filter.Tab is not (InboxTab.ToCallBack or InboxTab.Ended or InboxTab.All);
        var seen = filter.Narrow(isOpen ? OpenSeen : Seen);
        if (filter.Words is { } text) seen = await words.FindAsync(seen, text, cancellationToken);
        return filter.Tab switch
        {
            InboxTab.Mine => seen.Where(await own.MineAsync(cancellationToken)),
            InboxTab.Tasks => seen.Where(await own.WithTasksAsync(cancellationToken)),
            InboxTab.Today => seen.Where(request => request.DueOrder <= today && !request.IsLate),
            InboxTab.Late => seen.Where(request => request.IsLate),
            InboxTab.ToCallBack => seen.Where(request => request.State == RequestState.Resolved && request.PersonId != null && request.HotlineCallId == null),
            InboxTab.ToExplain => seen.Where(request => request.OwedReason != null),
            InboxTab.Helping => seen.Where(await own.HelpingAsync(cancellationToken)),
            InboxTab.Ended => seen.Where(request => request.ClosedAt != null),
            _ => seen,
        };
    }

    /// <summary>What each tab holds without a filter.</summary>
    public async Task<InboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        var today = EndOfToday;
        var open = OpenSeen;
        var counts = await Counting.CountEachToMostAsync(
        [
            open.Where(await own.MineAsync(cancellationToken)),
            open.Where(await own.WithTasksAsync(cancellationToken)),
            open.Where(request => request.DueOrder <= today && !request.IsLate),
            open.Where(request => request.IsLate),
            open,
            open.Where(request => request.State == RequestState.Resolved && request.PersonId != null && request.HotlineCallId == null),
            open.Where(request => request.OwedReason != null),
        ], cancellationToken);
        return new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    /// <summary>What waits for the user: own and unclaimed requests, and those with a task.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellationToken)
    {
        Expression<Func<WorkerRequest, bool>> waiting = CaseQueries.Or(await own.MineAsync(cancellationToken), await own.WithTasksAsync(cancellationToken));
        return await OpenSeen.Where(waiting).CountToMostAsync(cancellationToken);
    }

    private IQueryable<WorkerRequest> OpenSeen => db.Set<WorkerRequest>().AsNoTracking().OpenSeenBy(user);

    private IQueryable<WorkerRequest> Seen => db.Set<WorkerRequest>().AsNoTracking().SeenBy(user);

    private DateTimeOffset EndOfToday => ChinaTime.EndOfDay(ChinaTime.Today(time));
}
