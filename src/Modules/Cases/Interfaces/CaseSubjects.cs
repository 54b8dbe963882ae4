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

    public async Task<OutsideSubject?> FindAsync(string subjectKind, Guid subjectId, CancellationToken cancellationToken)
    {
        if (subjectKind == Request) return Of("request", await NumberAsync(Named.Where(request => request.Id == subjectId).Select(request => request.Number), cancellationToken));
        if (subjectKind == Dispute)
            return Of("dispute", await NumberAsync(db.Set<DisputeCase>().Where(dispute => dispute.Id == subjectId && Named.Any(request => request.Id == dispute.RequestId)).Select(dispute => dispute.Number), cancellationToken));
        if (subjectKind == Order)
            return Of("work-order", await NumberAsync(db.Set<WorkOrder>().Where(order => order.Id == subjectId && Named.Any(request => request.Id == order.RequestId)).Select(order => order.Number), cancellationToken));
        return null;
    }

    private IQueryable<WorkerRequest> Named => db.Set<WorkerRequest>().Where(request => request.Secrecy == Secrecy.Named);

    private static Task<string?> NumberAsync(IQueryable<string> numbers, CancellationToken cancellationToken) => numbers.SingleOrDefaultAsync(cancellationToken);

    private static OutsideSubject? Of(string kind, string? number) => number is null ? null : new(kind, number);
}
