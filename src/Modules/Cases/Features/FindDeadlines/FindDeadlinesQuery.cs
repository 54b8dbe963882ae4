using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Figures;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.FindDeadlines;

/// <summary>One clock: what was due of which unit, and when it was done. The matter itself stands there only for whoever may see the request today.</summary>
internal sealed record DeadlineRow(Guid Id, Guid RequestId, string Code, string UnitPath, DateTimeOffset DueAt, ClockStatus Status, DateTimeOffset? OverdueAt, DateTimeOffset? EndedAt)
{
    public string Name { get; init; } = "";
    public string Unit { get; init; } = "";
    public string? Number { get; init; }
    public string? Title { get; init; }
    public CaseType? Type { get; init; }
}

/// <summary>One page of the list, and how many rows there are.</summary>
internal sealed record FoundDeadlines(PageOf<DeadlineRow> Page, int Rows);

/// <summary>The handling clocks of the user's units, latest day first.</summary>
internal sealed class FindDeadlinesHandler(AppDbContext db, CurrentUser user, CountedDeadlines facts, Registers registers, ParameterCatalog parameters)
{
    private const int PageSize = 30;

    public async Task<FoundDeadlines> HandleAsync(FigureRows? figure, string? after, CancellationToken cancellationToken)
    {
        var rows = CountedDeadlines.Of(db).AsNoTracking().Within(user.ScopeOf(CasePermissions.See));
        rows = figure is null ? rows.Where(clock => clock.OverdueAt != null) : facts.RowsOf(db, rows, figure.Question, figure.Part);
        var page = await rows.PageAsync(
            clock => clock.DueAt, clock => clock.Id,
            clock => new DeadlineRow(clock.Id, clock.SubjectId, clock.Code, clock.UnitPath, clock.DueAt, clock.Status, clock.OverdueAt, clock.EndedAt), after, PageSize, true, cancellationToken);
        return new(page with { Items = await NamedAsync(page.Items, cancellationToken) }, await rows.CountToMostAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<DeadlineRow>> NamedAsync(IReadOnlyList<DeadlineRow> rows, CancellationToken cancellationToken)
    {
        var tree = await registers.TreeAsync(cancellationToken);
        var ids = rows.Select(row => row.RequestId).ToList();
        var seen = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(request => ids.Contains(request.Id))
            .Select(request => new { request.Id, request.Number, request.Title, request.Type }).ToDictionaryAsync(request => request.Id, cancellationToken);
        return [.. rows.Select(row =>
        {
            var request = seen.GetValueOrDefault(row.RequestId);
            return row with
            {
                Name = parameters.Find(row.Code)?.Name() ?? row.Code,
                Unit = tree.ByPath(row.UnitPath)?.Name ?? "",
                Number = request?.Number,
                Title = request?.Title,
                Type = request?.Type,
            };
        })];
    }
}
