using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features;
using Niangjia.Contracts.Enterprises;
using Niangjia.Kernel.Search;

namespace Niangjia.Cases.Inbox;

/// <summary>Finds requests by number, by words of what was said, or by the employer's name.</summary>
internal sealed class RequestWords(SearchIndex search, IEnterpriseDirectory enterprises)
{
    public async Task<IQueryable<WorkerRequest>> FindAsync(IQueryable<WorkerRequest> requests, string text, CancellationToken cancellationToken)
    {
        var number = text.ToUpperInvariant();
        if (text.StartsWith("QS-", StringComparison.OrdinalIgnoreCase)) return requests.Where(request => request.Number.StartsWith(number));
        var firms = (await enterprises.SearchAsync(text, 20, cancellationToken)).Select(firm => (Guid?)firm.Id).ToList();
        return search.Ids(RequestClocks.Subject, text) is { } said
            ? requests.Where(request => said.Contains(request.Id) || firms.Contains(request.EnterpriseId))
            : requests.Where(request => firms.Contains(request.EnterpriseId));
    }
}
