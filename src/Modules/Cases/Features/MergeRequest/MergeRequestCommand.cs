using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Features.MergeRequest;

/// <summary>The same matter as another request, which carries it on.</summary>
internal sealed record MergeRequestCommand(Guid RequestId, string? MasterNumber, string? Reason);

/// <summary>A request that may be the same matter, and why.</summary>
internal sealed record PossibleDouble(Guid Id, string Number, string Title, RequestState State, DateTimeOffset SubmittedAt, bool SamePerson, bool SameEmployer);

internal sealed class MergeRequestHandler(AppDbContext db, CurrentUser user, RequestDesk desk, RequestClocks clocks, LegalParameters parameters, TimeProvider time)
{
    public async Task HandleAsync(MergeRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Triage, cancellationToken);
        var number = command.MasterNumber?.Trim().ToUpperInvariant() ?? "";
        var master = await db.Set<WorkerRequest>().SeenBy(user).SingleOrDefaultAsync(found => found.Number == number, cancellationToken)
            ?? throw new RefusedException(CasesText.MasterUnknown, "R-§1.5", nameof(command.MasterNumber));
        request.MergeInto(master, command.Reason, time.GetUtcNow());
        await clocks.CancelAllAsync(request, CasesText.RequestMergedInto, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Requests of the last days by the same person, or against the same employer for the same kind of matter (R §1.5).</summary>
    public async Task<IReadOnlyList<PossibleDouble>> DoublesOfAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        if (request.PersonId is null && request.EnterpriseId is null) return [];
        var window = await parameters.PeriodAsync("case.duplicateWindow", cancellationToken);
        var since = ChinaTime.StartOfDay(ChinaTime.DateOf(request.SubmittedAt).AddDays(-window.Length));
        var (id, person, firm, type, parent) = (request.Id, request.PersonId, request.EnterpriseId, request.Type ?? request.SuggestedType, request.ParentId);
        return await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user)
            .Where(other => other.Id != id && other.SubmittedAt >= since && other.ParentId != id && (parent == null || (other.Id != parent && other.ParentId != parent)))
            .Where(other => (person != null && other.PersonId == person)
                || (firm != null && other.EnterpriseId == firm && type != null && (other.Type == type || (other.Type == null && other.SuggestedType == type))))
            .OrderByDescending(other => other.SubmittedAt).Take(5)
            .Select(other => new PossibleDouble(other.Id, other.Number, other.Title, other.State, other.SubmittedAt, person != null && other.PersonId == person, firm != null && other.EnterpriseId == firm))
            .ToListAsync(cancellationToken);
    }
}
