using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Enterprises.Features.ShowEnterprise;

/// <summary>One enterprise with its history.</summary>
internal sealed record ShowEnterpriseQuery(Guid Id);

/// <summary>What the page shows.</summary>
internal sealed record EnterpriseView(Enterprise Enterprise, string Place, IReadOnlyList<JournalEntry> History);

internal sealed class ShowEnterpriseHandler(AppDbContext db, CurrentUser user, IUnitDirectory units)
{
    public async Task<EnterpriseView> HandleAsync(ShowEnterpriseQuery query, CancellationToken cancellationToken)
    {
        var enterprise = await db.Set<Enterprise>().AsNoTracking().Within(user.ScopeOf(EnterprisePermissions.See)).FoundAsync(query.Id, cancellationToken);
        var tree = await units.TreeAsync(cancellationToken);
        var place = string.Join(" › ", UnitPath.SelfAndAncestors(enterprise.UnitPath).Select(tree.ByPath).OfType<UnitInfo>().Reverse().Select(unit => unit.Name));
        var history = await db.Set<JournalEntry>().AsNoTracking().Where(entry => entry.SubjectId == enterprise.Id)
            .OrderByDescending(entry => entry.Number).Take(50).ToListAsync(cancellationToken);
        return new(enterprise, place, history);
    }
}
