using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Accounts.Features.ReadAccessLog;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Tables;

namespace Niangjia.Accounts.Features.ExportAccessLog;

/// <summary>The access log as a file: exactly what the filter shows, newest first. The export is an entry itself.</summary>
internal sealed record ExportAccessLogQuery(AccessLogFilter Filter);

internal sealed class ExportAccessLogHandler(AppDbContext db, CurrentUser user, AccessLog log, TimeProvider clock)
{
    private const int Most = 100_000;

    public async Task<IResult> HandleAsync(ExportAccessLogQuery query, CancellationToken cancellationToken)
    {
        var rows = query.Filter.Of(db.Set<AccessLogEntry>().AsNoTracking().Within(user.ScopeOf(AccountsPermissions.ReadAccessLog)))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Most);
        var now = clock.GetUtcNow();
        var count = 0;
        var file = await TableDownload.XlsxAsync($"{AccountsText.AccessLog}-{ChinaTime.Today(clock):yyyyMMdd}", Columns, async table =>
        {
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                table.Row(row.At, row.Name, AccessWords.Of(row.Kind), row.Success ? AccountsText.Succeeded : AccountsText.Refused, AccessWords.TargetOf(row), row.Ip, row.UserAgent);
                count++;
            }
        }, string.Format(AccountsText.ExportedBy, user.Name, Moments.Full(now)));
        await log.RecordAsync(AccessKind.Export, true, $"access log, {count} rows", cancellationToken);
        return file;
    }

    private static TableColumn[] Columns =>
    [
        new(AccountsText.At, 20), new(AccountsText.Name, 18), new(AccountsText.Kind, 18), new(AccountsText.Outcome, 10), new(AccountsText.Target, 40),
        new(AccountsText.Address, 18), new(AccountsText.Device, 60),
    ];
}
