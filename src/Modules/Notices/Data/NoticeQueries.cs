using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Contracts.Notices;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Data;

/// <summary>The only doors to the table for pages and commands: one's own notices.</summary>
internal static class NoticeQueries
{
    /// <summary>The notices of the user, and of nobody else; a deputy is told himself and does not read another's.</summary>
    public static IQueryable<StaffNotice> Of(this IQueryable<StaffNotice> notices, CurrentUser user)
    {
        var account = user.AccountId ?? throw new ForbiddenException(NoticePermissions.Read);
        return notices.Where(notice => notice.AccountId == account);
    }

    /// <summary>Neither read nor without point.</summary>
    public static IQueryable<StaffNotice> Unread(this IQueryable<StaffNotice> notices) => notices.Where(notice => notice.ReadAt == null && notice.SettledAt == null);
}
