using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Enterprises;

namespace Niangjia.Cases.Features.FindRequests;

/// <summary>Finds requests by number, by words of what was said, or by the employer's name.</summary>
internal sealed class RequestWords(IEnterpriseDirectory enterprises)
{
    public async Task<IQueryable<WorkerRequest>> FindAsync(IQueryable<WorkerRequest> requests, string text, CancellationToken cancellationToken)
    {
        var firms = (await enterprises.SearchAsync(text, 20, cancellationToken)).Select(firm => (Guid?)firm.Id).ToList();
        return requests.Where(request =>
            request.Number == text || request.Facts.Contains(text) || request.RespondentName!.Contains(text) || firms.Contains(request.EnterpriseId));
    }
}
