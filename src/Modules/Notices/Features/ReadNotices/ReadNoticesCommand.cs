using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Data;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Features.ReadNotices;

/// <summary>Marks one notice as read, or all up to the newest one that the reader has seen.</summary>
/// <param name="NoticeId">One of them.</param>
/// <param name="UpToId">The newest on the page when "all" was pressed; what came after stays unread.</param>
internal sealed record ReadNoticesCommand(Guid? NoticeId, Guid? UpToId);

internal sealed class ReadNoticesHandler(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    public async Task HandleAsync(ReadNoticesCommand command, CancellationToken cancellationToken)
    {
        var (now, mine) = (clock.GetUtcNow(), db.Set<StaffNotice>().Of(user));
        if (command.NoticeId is { } id)
        {
            await mine.Unread().Where(notice => notice.Id == id).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), cancellationToken);
        }
        else if (command.UpToId is { } newest)
        {
            var seen = await mine.Where(notice => notice.Id == newest).Select(notice => notice.At).SingleOrDefaultAsync(cancellationToken);
            await mine.Unread().Where(notice => notice.At <= seen).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), cancellationToken);
        }
    }
}
