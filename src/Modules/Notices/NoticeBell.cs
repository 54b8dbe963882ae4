using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Data;
using Niangjia.Notices.Domain;
using Niangjia.Ui;

namespace Niangjia.Notices;

/// <summary>The bell in the top bar with the number of unread notices.</summary>
internal sealed class NoticeBell(AppDbContext db, CurrentUser user) : ITopBarBadge
{
    public string Url => NoticeUrls.List;

    public string Icon => "bell";

    public string Permission => NoticePermissions.Read;

    public string Title => NoticesText.Notices;

    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Set<StaffNotice>().Of(user).Unread().CountToMostAsync(cancellationToken);
}
