using System.Runtime.CompilerServices;
using Niangjia.Cases.Inbox;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ExportRequests;

/// <summary>Every row the filter shows, in batches.</summary>
internal sealed class ExportRequestsHandler(InboxRequests inbox, Registers registers)
{
    public async IAsyncEnumerable<RequestRow> HandleAsync(RequestFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await inbox.FilteredAsync(filter, cancellationToken);
        string? after = null;
        do
        {
            var page = await rows.PageAsync(row => row.SubmittedAt, row => row.Id, RequestRow.Of, after, 500, true, cancellationToken);
            foreach (var row in await RequestRow.NamedAsync(page.Items, registers, cancellationToken)) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }
}
