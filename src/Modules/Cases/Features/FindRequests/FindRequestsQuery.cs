using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Inbox;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.FindRequests;

/// <summary>One page of the inbox, what its tabs hold, and of a figure how many rows there are.</summary>
internal sealed record FoundRequests(PageOf<RequestRow> Page, InboxCounts Counts, int Rows);

internal sealed class FindRequestsHandler(InboxRequests inbox, Registers registers)
{
    public const int PageSize = 30;

    public async Task<FoundRequests> HandleAsync(RequestFilter filter, string? after, CancellationToken cancellationToken)
    {
        var rows = await inbox.FilteredAsync(filter, cancellationToken);
        var page = filter.NewestFirst || filter.Tab is InboxTab.Ended or InboxTab.All
            ? await rows.PageAsync(row => row.SubmittedAt, row => row.Id, RequestRow.Of, after, PageSize, true, cancellationToken)
            : await rows.PageAsync(row => row.DueOrder, row => row.Id, RequestRow.Of, after, PageSize, false, cancellationToken);
        return new(page with { Items = await RequestRow.NamedAsync(page.Items, registers, cancellationToken) }, await inbox.CountAsync(cancellationToken), filter.Figure is null ? 0 : await rows.CountToMostAsync(cancellationToken));
    }
}
