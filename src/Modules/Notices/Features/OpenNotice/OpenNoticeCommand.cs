using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Data;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Features.OpenNotice;

/// <summary>Marks a notice as read and says where it leads.</summary>
internal sealed record OpenNoticeCommand(Guid NoticeId);

internal sealed class OpenNoticeHandler(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    public async Task<string> HandleAsync(OpenNoticeCommand command, CancellationToken cancellationToken)
    {
        var notice = await db.Set<StaffNotice>().Of(user).Where(found => found.Id == command.NoticeId).FoundAsync(cancellationToken);
        notice.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return notice.Url;
    }
}
