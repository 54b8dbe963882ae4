using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>One open session as its owner or an administrator sees it.</summary>
public sealed record SessionRow(Guid Id, string? UserAgent, string? Ip, DateTimeOffset StartedAt, DateTimeOffset SeenAt);

internal static class OpenSessions
{
    /// <summary>Sessions neither ended nor over by themselves, newest first.</summary>
    public static async Task<IReadOnlyList<SessionRow>> OfAsync(AppDbContext db, Guid accountId, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        await db.Set<Session>().Where(session => session.AccountId == accountId && session.EndedAt == null && session.StartedAt > notBefore)
            .OrderByDescending(session => session.StartedAt).Take(50)
            .Select(session => new SessionRow(session.Id, session.UserAgent, session.Ip, session.StartedAt, session.SeenAt)).ToListAsync(cancellationToken);
}
