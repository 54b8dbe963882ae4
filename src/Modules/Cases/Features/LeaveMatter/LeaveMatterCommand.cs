using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Matters;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.LeaveMatter;

/// <summary>A person sees that a request is about another matter after all.</summary>
internal sealed record LeaveMatterCommand(Guid MatterId, Guid RequestId, string? Reason);

internal sealed class LeaveMatterHandler(AppDbContext db, CurrentUser user)
{
    public async Task HandleAsync(LeaveMatterCommand command, CancellationToken cancellationToken)
    {
        var matter = await db.Set<SharedMatter>().Include(row => row.Members).Within(user.ScopeOf(CasePermissions.Triage))
            .SingleOrDefaultAsync(row => row.Id == command.MatterId, cancellationToken) ?? throw new NotFoundException();
        matter.TakeOut(command.RequestId, command.Reason);
        await db.SaveChangesAsync(cancellationToken);
    }
}
