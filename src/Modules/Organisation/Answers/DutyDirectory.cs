using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Answers;

/// <summary>
/// Who answers for a unit now: the roster, then the most responsible role holder; whoever is absent is replaced by the deputy,
/// and without one by the next in line.
/// </summary>
internal sealed class DutyDirectory(AppDbContext db, IOfficerDirectory officers, TimeProvider clock) : IDutyDirectory
{
    public async Task<OfficerInfo?> OnDutyAsync(string unitPath, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var shifts = await db.Set<DutyShift>().AsNoTracking()
            .Where(shift => shift.UnitPath == unitPath && shift.RemovedAt == null).ToListAsync(cancellationToken);
        foreach (var shift in shifts.Where(shift => shift.Times.Covers(now)).OrderBy(shift => shift.Starts).ThenBy(shift => shift.Id))
            if (await officers.FindAsync(shift.AccountId, cancellationToken) is { } rostered
                && await PresentAsync(rostered, cancellationToken) is { } present) return present;
        foreach (var officer in await officers.InUnitAsync(unitPath, cancellationToken))
            if (await PresentAsync(officer, cancellationToken) is { } present) return present;
        return null;
    }

    private async Task<OfficerInfo?> PresentAsync(OfficerInfo officer, CancellationToken cancellationToken)
    {
        if (!officer.IsAbsent) return officer;
        var deputy = officer.DeputyId is { } id ? await officers.FindAsync(id, cancellationToken) : null;
        return deputy is { IsAbsent: false } ? deputy : null;
    }
}
