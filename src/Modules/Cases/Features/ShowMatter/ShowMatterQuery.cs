using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Matters;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.ShowMatter;

/// <summary>A matter as listed.</summary>
internal sealed record MatterRow(Guid Id, string Name, string UnitPath, int Count, DateTimeOffset LatestAt);

/// <summary>A request of a matter as far as the user may see it.</summary>
internal sealed record MatterRequest(Guid Id, string Number, string Title, CaseType? Type, RequestState State, DateTimeOffset SubmittedAt, string? Passage);

/// <summary>A matter with its requests, newest first.</summary>
internal sealed record MatterView(MatterRow Matter, IReadOnlyList<MatterRequest> Requests);

/// <summary>Matters of the user's units, the one that grew last first.</summary>
internal sealed class FindMattersHandler(AppDbContext db, CurrentUser user)
{
    public Task<PageOf<MatterRow>> HandleAsync(string? after, CancellationToken cancellationToken) =>
        db.Set<SharedMatter>().AsNoTracking().Within(user.ScopeOf(CasePermissions.Triage)).Where(matter => matter.Count > 1).PageAsync(
            matter => matter.LatestAt, matter => matter.Id, matter => new MatterRow(matter.Id, matter.Name, matter.UnitPath, matter.Count, matter.LatestAt), after, 30, true, cancellationToken);
}

/// <summary>The matter a request belongs to, or null.</summary>
internal sealed class FindMatterOfHandler(AppDbContext db, CurrentUser user)
{
    public Task<MatterRow?> HandleAsync(Guid requestId, CancellationToken cancellationToken) =>
        db.Set<SharedMatter>().AsNoTracking().Within(user.ScopeOf(CasePermissions.Triage))
            .Where(matter => matter.Count > 1 && matter.Members.Any(member => member.RequestId == requestId && !member.IsOut))
            .Select(matter => new MatterRow(matter.Id, matter.Name, matter.UnitPath, matter.Count, matter.LatestAt)).FirstOrDefaultAsync(cancellationToken);
}

internal sealed class ShowMatterHandler(AppDbContext db, CurrentUser user)
{
    // More than a page shows is no list for eyes; the inbox finds the rest.
    private const int Most = 200;

    public async Task<MatterView> HandleAsync(Guid matterId, CancellationToken cancellationToken)
    {
        var matter = await db.Set<SharedMatter>().AsNoTracking().Within(user.ScopeOf(CasePermissions.Triage)).Where(row => row.Id == matterId)
            .Select(row => new { Row = new MatterRow(row.Id, row.Name, row.UnitPath, row.Count, row.LatestAt), Members = row.Members.Where(member => !member.IsOut).ToList() })
            .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var passages = matter.Members.ToDictionary(member => member.RequestId, member => member.Passage);
        var ids = passages.Keys.ToList();
        var rows = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(request => ids.Contains(request.Id))
            .OrderByDescending(request => request.SubmittedAt).Take(Most)
            .Select(request => new MatterRequest(request.Id, request.Number, request.Title, request.Type ?? request.SuggestedType, request.State, request.SubmittedAt, null))
            .ToListAsync(cancellationToken);
        return new(matter.Row, rows.ConvertAll(row => row with { Passage = passages[row.Id] }));
    }
}
