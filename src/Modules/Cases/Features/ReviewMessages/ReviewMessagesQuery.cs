using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ReviewMessages;

/// <summary>How the rows are sorted.</summary>
internal enum MessageSort
{
    /// <summary>The surest first.</summary>
    Surest,
    /// <summary>The least sure first.</summary>
    LeastSure,
    /// <summary>As in the file.</summary>
    Line,
}

/// <summary>A message in the review; names and contacts are on its own page only.</summary>
internal sealed record MessageRow(
    Guid Id, int Line, string Text, DateTimeOffset? WrittenAt, string? PlaceText, string? Place, string? SenderNumber, MessageState State, AffairStream? Stream, CaseType? Type, Department? Department, Urgency Urgency,
    double Confidence, bool IsUnsure, bool CallPolice, int Matter, int MatterSize, DoubleKind? Double, string? DoubleOf, Guid? DoubleRequestId, bool SplitLater, string? Problems, string? Doubts,
    DropReason? DropReason, string? DropText, Guid? RequestId, string? RequestNumber);

/// <summary>Messages that are put together.</summary>
/// <param name="Key">What the filter wants: a type, a department, a stream, or the line of the first of a matter.</param>
/// <param name="Text">The same in words.</param>
/// <param name="Count">How many.</param>
internal sealed record MessageGroup(string Key, string Text, int Count);

/// <summary>A batch under review.</summary>
internal sealed record MessageReview(
    Guid Id, string Number, string Title, BatchSource Source, BatchState State, DateTimeOffset At, IReadOnlyDictionary<MessageTab, int> Counts, int Waiting, IReadOnlyList<MessageGroup> Groups, PageOf<MessageRow> Page);

internal sealed class ReviewMessagesHandler(AppDbContext db, MessageDesk desk)
{
    private const int PageSize = 50;
    private const int MostGroups = 30;

    public async Task<MessageReview> HandleAsync(Guid batchId, MessageFilter filter, MessageGrouping group, MessageSort sort, string? after, CancellationToken cancellationToken)
    {
        var batch = await desk.Batches().AsNoTracking().FoundAsync(batchId, cancellationToken);
        var all = desk.Of(batchId).AsNoTracking();
        var (counts, waiting) = await CountsAsync(all, cancellationToken);
        var found = filter.Narrow(all);
        var page = sort switch
        {
            MessageSort.Line => await found.PageAsync(message => message.Line, message => message.Id, after, PageSize, false, cancellationToken),
            MessageSort.LeastSure => await found.PageAsync(message => message.Confidence, message => message.Id, after, PageSize, false, cancellationToken),
            _ => await found.PageAsync(message => message.Confidence, message => message.Id, after, PageSize, true, cancellationToken),
        };
        return new(
            batch.Id, batch.Number, batch.Title, batch.Source, batch.State, batch.At, counts, waiting, await GroupsAsync(MessageFilter.Of(all, filter.Tab), group, cancellationToken),
            new(await RowsAsync(page.Items, cancellationToken), page.Next, page.IsFirst));
    }

    private static async Task<(IReadOnlyDictionary<MessageTab, int> Counts, int Waiting)> CountsAsync(IQueryable<IncomingMessage> all, CancellationToken cancellationToken)
    {
        var states = await all.GroupBy(message => new { message.State, message.IsUnsure, IsDouble = message.Double != null })
            .Select(same => new { same.Key.State, same.Key.IsUnsure, same.Key.IsDouble, Count = same.Count() }).ToListAsync(cancellationToken);
        int Of(MessageState state) => states.Where(same => same.State == state).Sum(same => same.Count);
        var open = states.Where(same => same.State == MessageState.Open).ToList();
        return (new Dictionary<MessageTab, int>
        {
            [MessageTab.Sure] = open.Where(same => same is { IsUnsure: false, IsDouble: false }).Sum(same => same.Count),
            [MessageTab.Unsure] = open.Where(same => same is { IsUnsure: true, IsDouble: false }).Sum(same => same.Count),
            [MessageTab.Doubles] = open.Where(same => same.IsDouble).Sum(same => same.Count),
            [MessageTab.Faulty] = Of(MessageState.Faulty),
            [MessageTab.Accepted] = Of(MessageState.Accepted),
            [MessageTab.Taken] = Of(MessageState.Taken),
            [MessageTab.Dropped] = Of(MessageState.Dropped),
            [MessageTab.All] = states.Sum(same => same.Count),
        }, Of(MessageState.Waiting));
    }

    private static async Task<IReadOnlyList<MessageGroup>> GroupsAsync(IQueryable<IncomingMessage> messages, MessageGrouping group, CancellationToken cancellationToken)
    {
        if (group == MessageGrouping.Matter)
        {
            var matters = await messages.GroupBy(message => message.Matter).Select(same => new { Matter = same.Key, Count = same.Count(), First = same.Min(message => message.Text) })
                .Where(same => same.Count > 1).OrderByDescending(same => same.Count).ThenBy(same => same.Matter).Take(MostGroups).ToListAsync(cancellationToken);
            return [.. matters.Select(same => new MessageGroup(same.Matter.ToString(System.Globalization.CultureInfo.InvariantCulture), MessageWords.Short(same.First ?? "", 24), same.Count))];
        }
        var counted = group switch
        {
            MessageGrouping.Stream => (await messages.Where(message => message.Stream != null).GroupBy(message => message.Stream!.Value).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken))
                .Select(same => new MessageGroup(same.Key.ToString(), Domain.CaseWords.Of(same.Key), same.Count)),
            MessageGrouping.Department => (await messages.Where(message => message.Department != null).GroupBy(message => message.Department!.Value).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken))
                .Select(same => new MessageGroup(same.Key.ToString(), Domain.CaseWords.Of(same.Key), same.Count)),
            _ => (await messages.Where(message => message.Type != null).GroupBy(message => message.Type!.Value).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken))
                .Select(same => new MessageGroup(same.Key.ToString(), Domain.CaseWords.Of(same.Key), same.Count)),
        };
        return [.. counted.OrderByDescending(same => same.Count).Take(MostGroups)];
    }

    private async Task<IReadOnlyList<MessageRow>> RowsAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        var tree = await desk.TreeAsync(cancellationToken);
        var ids = messages.Select(message => message.RequestId).OfType<Guid>().ToList();
        var numbers = ids.Count == 0 ? [] : await db.Set<WorkerRequest>().Where(request => ids.Contains(request.Id)).Select(request => new { request.Id, request.Number }).ToDictionaryAsync(request => request.Id, request => request.Number, cancellationToken);
        return [.. messages.Select(one => Of(one, tree, one.RequestId is { } id ? numbers.GetValueOrDefault(id) : null))];
    }

    internal static MessageRow Of(IncomingMessage one, IUnitTree tree, string? number) => new(
        one.Id, one.Line, one.Text, one.WrittenAt, one.PlaceText, one.PlaceId is { } place ? tree.Find(place)?.Name : null, one.SenderNumber, one.State, one.Stream, one.Type, one.Department, one.Urgency, one.Confidence, one.IsUnsure,
        one.CallPolice, one.Matter, one.MatterSize, one.Double, one.DoubleOf, one.DoubleRequestId, one.SplitLater, one.Problems, one.Doubts, one.DropReason, one.DropText, one.RequestId, number);
}
