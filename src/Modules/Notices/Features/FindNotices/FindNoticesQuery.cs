using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Data;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Features.FindNotices;

/// <summary>One's own notices, newest first.</summary>
/// <param name="All">Read ones too.</param>
/// <param name="Kind">Of one kind.</param>
/// <param name="After">Key of the page.</param>
internal sealed record FindNoticesQuery(bool All, NoticeKind? Kind, string? After);

internal sealed class FindNoticesHandler(AppDbContext db, CurrentUser user)
{
    private const int Rows = 30;

    public Task<PageOf<StaffNotice>> HandleAsync(FindNoticesQuery query, CancellationToken cancellationToken)
    {
        var rows = db.Set<StaffNotice>().AsNoTracking().Of(user);
        if (!query.All) rows = rows.Unread();
        if (query.Kind is { } kind) rows = rows.Where(notice => notice.Kind == kind);
        return rows.PageAsync(notice => notice.At, notice => notice.Id, query.After, Rows, true, cancellationToken);
    }
}
