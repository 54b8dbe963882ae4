using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Accounts.Features.ReadAccessLog;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Tables;

namespace Niangjia.Accounts.Features.ExportAccessLog;

/// <summary>The access log as a file, newest first.</summary>
internal sealed class AccessLogExport(AppDbContext db, CurrentUser user) : ITableExport
{
    public string Title => AccountsText.AccessLog;

    public IReadOnlyList<TableColumn> Columns =>
    [
        new(AccountsText.At, 20), new(AccountsText.Name, 18), new(AccountsText.Kind, 18), new(AccountsText.Outcome, 10), new(AccountsText.Target, 40),
        new(AccountsText.Address, 18), new(AccountsText.Device, 60),
    ];

    public Task<int> CountAsync(IQueryCollection filter, CancellationToken cancellationToken) => Rows(filter).CountAsync(cancellationToken);

    public async Task WriteAsync(IQueryCollection filter, TableWriter table, CancellationToken cancellationToken)
    {
        await foreach (var row in Rows(filter).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            table.Row(row.At, row.Name, AccessWords.Of(row.Kind), row.Success ? AccountsText.Succeeded : AccountsText.Refused, AccessWords.TargetOf(row), row.Ip, row.UserAgent);
    }

    private IQueryable<AccessLogEntry> Rows(IQueryCollection filter) =>
        AccessLogFilter.Read(filter["q"], filter["kind"], filter["success"], filter["from"], filter["until"])
            .Of(db.Set<AccessLogEntry>().AsNoTracking().SeenBy(user));
}
