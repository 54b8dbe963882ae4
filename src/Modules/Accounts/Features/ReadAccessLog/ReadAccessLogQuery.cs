using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts.Features.ReadAccessLog;

/// <summary>The access log of the user's units, newest first.</summary>
internal sealed record ReadAccessLogQuery(AccessLogFilter Filter, string? After);

/// <summary>What of the log is wanted.</summary>
internal sealed record AccessLogFilter(string? Text, AccessKind? Kind, bool? Success, DateOnly? From, DateOnly? Until)
{
    /// <summary>Reads the filter of an address; what makes no sense counts as not given.</summary>
    public static AccessLogFilter Read(string? text, string? kind, string? success, string? from, string? until) => new(
        Visitor.Cut(text?.Trim(), 100),
        Enum.TryParse<AccessKind>(kind, out var parsed) && Enum.IsDefined(parsed) ? parsed : null,
        success switch { "yes" => true, "no" => false, _ => null },
        DateOnly.TryParseExact(from, "yyyy-MM-dd", out var first) ? first : null,
        DateOnly.TryParseExact(until, "yyyy-MM-dd", out var last) ? last : null);

    public IQueryable<AccessLogEntry> Of(IQueryable<AccessLogEntry> rows)
    {
        if (Text is not null) rows = rows.Where(row => row.Name.Contains(Text) || (row.Ip != null && row.Ip == Text) || (row.Target != null && row.Target.Contains(Text)));
        if (Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (Success is { } success) rows = rows.Where(row => row.Success == success);
        if (From is { } from) rows = After(rows, ChinaTime.StartOfDay(from));
        if (Until is { } until) rows = Before(rows, ChinaTime.EndOfDay(until));
        return rows;
    }

    private static IQueryable<AccessLogEntry> After(IQueryable<AccessLogEntry> rows, DateTimeOffset start) => rows.Where(row => row.At >= start);

    private static IQueryable<AccessLogEntry> Before(IQueryable<AccessLogEntry> rows, DateTimeOffset end) => rows.Where(row => row.At < end);
}

internal static class AccessLogQueries
{
    /// <summary>The lines of my units. A name that nobody has belongs to no unit: whoever audits a whole district reads it too.</summary>
    public static IQueryable<AccessLogEntry> SeenBy(this IQueryable<AccessLogEntry> rows, CurrentUser user)
    {
        var scope = user.ScopeOf(AccountsPermissions.ReadAccessLog);
        return scope.Paths.FirstOrDefault(path => UnitPath.Depth(path) == 1) is { } district
            ? rows.Within(scope, row => row.AccountId == null ? district : row.UnitPath)
            : rows.Within(scope);
    }
}

internal sealed class ReadAccessLogHandler(AppDbContext db, CurrentUser user)
{
    private const int Size = 50;

    public Task<PageOf<AccessLogEntry>> HandleAsync(ReadAccessLogQuery query, CancellationToken cancellationToken) =>
        query.Filter.Of(db.Set<AccessLogEntry>().AsNoTracking().SeenBy(user))
            .PageAsync(row => row.At, row => row.Id, query.After, Size, true, cancellationToken);
}
