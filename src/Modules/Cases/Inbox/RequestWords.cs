using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Search;

namespace Niangjia.Cases.Inbox;

/// <summary>Finds requests by number, by words of what was said, by the employer's name, or by a named applicant's name or number.</summary>
internal sealed class RequestWords(SearchIndex search, IEnterpriseDirectory enterprises, IPeopleDirectory people)
{
    private const int MostFirms = 20;
    private const int MostPeople = 100;

    public async Task<IQueryable<WorkerRequest>> FindAsync(IQueryable<WorkerRequest> requests, string text, CancellationToken cancellationToken)
    {
        var number = text.ToUpperInvariant();
        if (number.StartsWith("QS-", StringComparison.Ordinal)) return requests.Where(request => request.Number.StartsWith(number));
        var firms = (await enterprises.SearchAsync(text, MostFirms, cancellationToken)).Select(firm => (Guid?)firm.Id).ToList();
        // Searching by name must not tell who a confidential applicant is (R-PRI-13).
        var persons = (await people.IdsAsync(text, MostPeople, cancellationToken)).Select(id => (Guid?)id).ToList();
        var said = search.Ids(RequestClocks.Subject, text);
        return said is null
            ? requests.Where(request => firms.Contains(request.EnterpriseId) || (request.Secrecy == Secrecy.Named && persons.Contains(request.PersonId)))
            : requests.Where(request => said.Contains(request.Id) || firms.Contains(request.EnterpriseId) || (request.Secrecy == Secrecy.Named && persons.Contains(request.PersonId)));
    }
}
