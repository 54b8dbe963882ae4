using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Interfaces;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Interfaces;

/// <summary>Requests, disputes and work orders by their numbers; of what was told in confidence, or by nobody, not even that (R-PRI-13).</summary>
internal sealed class CaseSubjects(AppDbContext db) : IOutsideSubjects
{
    private static readonly string Request = JournalNames.Of(typeof(WorkerRequest));
    private static readonly string Dispute = JournalNames.Of(typeof(DisputeCase));
    private static readonly string Order = JournalNames.Of(typeof(WorkOrder));

    public async Task<IReadOnlyDictionary<Guid, OutsideSubject>> FindAsync(string subjectKind, IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellationToken)
    {
        if (subjectKind == Request)
            return Of("request", await Named.Where(request => subjectIds.Contains(request.Id)).Select(request => new Numbered(request.Id, request.Number)).ToListAsync(cancellationToken));
        if (subjectKind == Dispute)
            return Of("dispute", await db.Set<DisputeCase>().Where(dispute => subjectIds.Contains(dispute.Id) && Named.Any(request => request.Id == dispute.RequestId))
                .Select(dispute => new Numbered(dispute.Id, dispute.Number)).ToListAsync(cancellationToken));
        if (subjectKind == Order)
            return Of("work-order", await db.Set<WorkOrder>().Where(order => subjectIds.Contains(order.Id) && Named.Any(request => request.Id == order.RequestId))
                .Select(order => new Numbered(order.Id, order.Number)).ToListAsync(cancellationToken));
        return new Dictionary<Guid, OutsideSubject>();
    }

    private IQueryable<WorkerRequest> Named => db.Set<WorkerRequest>().Where(request => request.Secrecy == Secrecy.Named);

    private static Dictionary<Guid, OutsideSubject> Of(string kind, List<Numbered> found) => found.ToDictionary(one => one.Id, one => new OutsideSubject(kind, one.Number));

    private sealed record Numbered(Guid Id, string Number);
}
