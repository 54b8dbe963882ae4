using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>One open session as its owner or an administrator sees it.</summary>
public sealed record SessionRow(Guid Id, string? UserAgent, string? Ip, DateTimeOffset StartedAt, DateTimeOffset SeenAt);

/// <summary>Sessions neither ended nor over by themselves.</summary>
internal sealed class OpenSessions(AppDbContext db, SecurityParameters security, TimeProvider clock)
{
    /// <summary>Those of an account, newest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var notBefore = clock.GetUtcNow() - (await security.InForceAsync(cancellationToken)).LongestSession;
        return await db.Set<Session>().Where(session => session.AccountId == accountId && session.EndedAt == null && session.StartedAt > notBefore)
            .OrderByDescending(session => session.StartedAt).Take(50)
            .Select(session => new SessionRow(session.Id, session.UserAgent, session.Ip, session.StartedAt, session.SeenAt)).ToListAsync(cancellationToken);
    }
}
