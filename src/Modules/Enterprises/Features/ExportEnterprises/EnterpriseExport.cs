using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.FindEnterprises;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Search;
using Niangjia.Kernel.Tables;

namespace Niangjia.Enterprises.Features.ExportEnterprises;

/// <summary>The list of enterprises as a file.</summary>
internal sealed class EnterpriseExport(AppDbContext db, CurrentUser user, IUnitDirectory units, SearchIndex search) : ITableExport
{
    public string Title => EnterprisesText.Enterprises;

    public IReadOnlyList<TableColumn> Columns =>
    [
        new(EnterprisesText.Name, 36), new(EnterprisesText.CreditCode, 22), new(EnterprisesText.Unit, 24), new(EnterprisesText.Industry, 28),
        new(EnterprisesText.Headcount, 10), new(EnterprisesText.LegalRepresentative, 12), new(EnterprisesText.Phone, 16), new(EnterprisesText.Address, 36),
        new(EnterprisesText.Status, 10),
    ];

    public Task<int> CountAsync(IQueryCollection filter, CancellationToken cancellationToken) => Rows(filter).CountAsync(cancellationToken);

    public async Task WriteAsync(IQueryCollection filter, TableWriter table, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        await foreach (var row in Rows(filter).OrderBy(row => row.Name).ThenBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            table.Row(
                row.Name, row.CreditCode?.Value, tree.ByPath(row.UnitPath)?.Name ?? row.UnitPath, row.IndustryCode is null ? null : Industries.TitleOf(row.IndustryCode),
                row.Headcount, row.LegalRepresentative, row.Phone, row.Address, row.Status.Title());
    }

    private IQueryable<Enterprise> Rows(IQueryCollection filter) =>
        new EnterpriseFilter(filter["q"], filter["unit"], filter["industry"], filter["size"], filter["status"]).Rows(db, user, search);
}
