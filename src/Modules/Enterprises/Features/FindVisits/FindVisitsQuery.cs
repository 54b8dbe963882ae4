using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Enterprises.Features.FindVisits;

/// <summary>One page of visits, the newest first.</summary>
/// <param name="Unit">Path of a place, or null for all of one's own.</param>
/// <param name="Kind">Why, or null.</param>
/// <param name="EnterpriseId">Where, or null.</param>
/// <param name="Mine">Only one's own.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="After">Where the page before ended.</param>
internal sealed record FindVisitsQuery(string? Unit = null, VisitKind? Kind = null, Guid? EnterpriseId = null, bool Mine = false, DateOnly? From = null, DateOnly? To = null, string? After = null);

/// <summary>One line.</summary>
internal sealed record VisitRow(Guid Id, VisitKind Kind, DateTimeOffset VisitedAt, DateTimeOffset EnteredAt, Guid? EnterpriseId, string EnterpriseName, string UnitName, string Visitor, string Found, string? Needs, int? Headcount);

internal sealed class FindVisitsHandler(AppDbContext db, CurrentUser user, IUnitDirectory units)
{
    private const int Size = 50;

    public async Task<PageOf<VisitRow>> HandleAsync(FindVisitsQuery query, CancellationToken cancellationToken)
    {
        var scope = user.ScopeOf(EnterprisePermissions.Visit);
        var rows = db.Set<Visit>().AsNoTracking().Within(query.Unit is { Length: > 1 } path && path[^1] == '/' ? scope.NarrowedTo(path) : scope);
        if (query.Kind is { } kind) rows = rows.Where(visit => visit.Kind == kind);
        if (query.EnterpriseId is { } enterprise) rows = rows.Where(visit => visit.EnterpriseId == enterprise);
        if (query.Mine && user.AccountId is { } me) rows = rows.Where(visit => visit.VisitorId == me);
        if (query.From is { } first && ChinaTime.StartOfDay(first) is var from) rows = rows.Where(visit => visit.VisitedAt >= from);
        if (query.To is { } last && ChinaTime.EndOfDay(last) is var to) rows = rows.Where(visit => visit.VisitedAt < to);
        var tree = await units.TreeAsync(cancellationToken);
        var page = await rows.PageAsync(visit => visit.VisitedAt, visit => visit.Id, query.After, Size, true, cancellationToken);
        return new([.. page.Items.Select(visit => new VisitRow(
            visit.Id, visit.Kind, visit.VisitedAt, visit.EnteredAt, visit.EnterpriseId, visit.EnterpriseName, tree.ByPath(visit.UnitPath)?.Name ?? visit.UnitPath, visit.Visitor, visit.Found,
            visit.Needs, visit.Headcount))], page.Next, page.IsFirst);
    }
}
