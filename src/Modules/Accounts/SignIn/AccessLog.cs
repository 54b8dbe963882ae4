using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>Writes the access log, each line in a transaction of its own.</summary>
internal sealed class AccessLog(
    IServiceScopeFactory scopes, IHttpContextAccessor accessor, CurrentSession session, CurrentUser user, TimeProvider clock) : IAccessLog
{
    public Task RecordAsync(AccessKind kind, bool success, string? target, CancellationToken cancellationToken) =>
        WriteAsync(kind, success, session.AccountId ?? user.AccountId, session.AccountId is null ? user.Name : session.Name, session.UnitPath, target, cancellationToken);

    /// <summary>A line about somebody who is not, or not yet, signed in.</summary>
    public Task RecordAsync(AccessKind kind, bool success, Account account, string? target, CancellationToken cancellationToken) =>
        WriteAsync(kind, success, account.Id, account.Name, account.UnitPath, target, cancellationToken);

    /// <summary>A line about a name that may belong to nobody.</summary>
    public Task RecordUnknownAsync(AccessKind kind, string name, string? target, CancellationToken cancellationToken) =>
        WriteAsync(kind, false, null, name, UnitPath.Root, target, cancellationToken);

    private async Task WriteAsync(
        AccessKind kind, bool success, Guid? accountId, string name, string unitPath, string? target, CancellationToken cancellationToken)
    {
        var (now, http) = (clock.GetUtcNow(), accessor.HttpContext);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Add(new AccessLogEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Kind = kind,
            Success = success,
            AccountId = accountId,
            Name = Visitor.Cut(name, Account.NameLength) ?? "",
            UnitPath = unitPath,
            Ip = Visitor.Ip(http),
            UserAgent = Visitor.Agent(http),
            Target = Visitor.Cut(target, 200),
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
