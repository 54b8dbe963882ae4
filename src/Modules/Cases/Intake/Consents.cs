using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Intake;

/// <summary>Consents of a request as a whole.</summary>
internal static class Consents
{
    /// <summary>Whoever takes the request back takes back what was agreed to for it (R-PRI-05).</summary>
    public static async Task WithdrawConsentsAsync(this AppDbContext db, Guid requestId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var consent in await db.Set<Consent>().Where(consent => consent.RequestId == requestId).ToListAsync(cancellationToken)) consent.Withdraw(now);
    }
}
