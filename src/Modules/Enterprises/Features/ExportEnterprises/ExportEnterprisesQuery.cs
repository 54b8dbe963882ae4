using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.FindEnterprises;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Search;
using Niangjia.Kernel.Tables;

namespace Niangjia.Enterprises.Features.ExportEnterprises;

/// <summary>The list as an xlsx file: exactly what the filter shows, with who exported it when at the foot (R-SEC-16).</summary>
internal sealed record ExportEnterprisesQuery(EnterpriseFilter Filter);

internal sealed class ExportEnterprisesHandler(AppDbContext db, CurrentUser user, IUnitDirectory units, SearchIndex search, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(ExportEnterprisesQuery query, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var rows = query.Filter.Rows(db, user, search).OrderBy(row => row.Name).ThenBy(row => row.Id).AsAsyncEnumerable();
        var now = ChinaTime.Of(clock.GetUtcNow()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return await TableDownload.XlsxAsync(
            string.Format(EnterprisesText.ExportName, now.Replace(":", "", StringComparison.Ordinal)), Columns(),
            async table =>
            {
                await foreach (var row in rows.WithCancellation(cancellationToken))
                    table.Row(
                        row.Name, row.CreditCode?.Value, tree.ByPath(row.UnitPath)?.Name ?? row.UnitPath, row.IndustryCode is null ? null : Industries.TitleOf(row.IndustryCode),
                        row.Headcount, row.LegalRepresentative, row.Phone, row.Address, row.Status.Title());
            },
            string.Format(EnterprisesText.ExportNote, user.Name, now));
    }

    private static TableColumn[] Columns() =>
    [
        new(EnterprisesText.Name, 36), new(EnterprisesText.CreditCode, 22), new(EnterprisesText.Unit, 24), new(EnterprisesText.Industry, 28),
        new(EnterprisesText.Headcount, 10), new(EnterprisesText.LegalRepresentative, 12), new(EnterprisesText.Phone, 16), new(EnterprisesText.Address, 36),
        new(EnterprisesText.Status, 10),
    ];
}
